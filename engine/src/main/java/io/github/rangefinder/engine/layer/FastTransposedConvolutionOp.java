package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Bias;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.Sums;
import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Value;
import io.github.rangefinder.engine.vector.FusedSizes;
import io.github.rangefinder.engine.vector.VectorConvolution;

/**
 * {@link Conv2dTranspose} at work on the fast kernels: {@link TransposedConvolutionOp} with the
 * gradients and the forward pass of a {@link VectorConvolution}.
 */
final class FastTransposedConvolutionOp implements SampleOp {
  private final Value in;
  private final Value out;
  private final Parameter kernel;
  private final Parameter bias;
  private final Workers workers;
  private final VectorConvolution convolution;
  private final ShardSums biasSums;
  private final int pixels;
  private final int filters;
  private final float[] noBias;

  /** For each thread, what the convolution makes of a sample's output gradient. */
  private final float[][] inputGradients;

  /** The gradient of the convolution's bias, which there is none of. */
  private final float[] unusedBiasGradient;

  private final Task addGradients = (piece, thread) -> addGradients(piece);
  private int shards;

  /** The bias may be one of zeros that nobody learns. */
  FastTransposedConvolutionOp(Place place, ConvolutionSizes sizes, Parameter bias) {
    in = place.input();
    out = place.output();
    kernel = place.parameters().get(0);
    this.bias = bias;
    workers = place.workers();
    int most = kernel.isLearned() ? SampleOp.shards(place.batchSize()) : 0;
    convolution = new VectorConvolution(new FusedSizes(sizes, 1), false, most, workers.threads());
    biasSums = new ShardSums(bias, place.batchSize());
    pixels = sizes.height() * sizes.width();
    filters = sizes.channels();
    noBias = new float[sizes.filters()];
    unusedBiasGradient = new float[sizes.filters()];
    int threads = in.gradient() == null ? 0 : workers.threads();
    inputGradients = new float[threads][sizes.outSize()];
  }

  @Override
  public void prepare(Step step) {
    convolution.beginTransposed(kernel.data().data());
    if (step.training() && in.gradient() != null) {
      convolution.begin(kernel.data().data());
    }
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    float[] y = out.data().data();
    int at = sample * pixels;
    Bias.fillRows(bias.data().data(), y, filters, at, at + pixels, 0, filters);
    convolution.addTransposed(
        thread, in.data().data(), sample * in.sampleSize(), y, sample * out.sampleSize());
  }

  @Override
  public void clearShard(int shard) {
    if (kernel.isLearned()) {
      convolution.clearGradients(shard);
    }
    biasSums.clear(shard);
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    float[] gradient = out.gradient().data();
    int outAt = sample * out.sampleSize();
    int inAt = sample * in.sampleSize();
    if (bias.isLearned()) {
      Bias.addRows(gradient, outAt, pixels, filters, biasSums.of(shard));
    }
    if (kernel.isLearned()) {
      float[] x = in.data().data();
      convolution.backward(shard, thread, gradient, null, outAt, x, null, x, inAt);
    }
    if (in.gradient() != null) {
      float[] own = inputGradients[thread];
      convolution.forward(thread, gradient, outAt, noBias, own, null, 0);
      Sums.add(own, 0, in.gradient().data(), inAt, own.length);
    }
  }

  @Override
  public void addShards(int shards) {
    biasSums.addTo(shards);
    if (kernel.isLearned()) {
      this.shards = shards;
      workers.run(convolution.addPieces(), addGradients);
    }
  }

  private void addGradients(int piece) {
    convolution.addGradients(piece, shards, kernel.gradient().data(), unusedBiasGradient);
  }
}
