package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Value;
import io.github.rangefinder.engine.vector.FusedSizes;
import io.github.rangefinder.engine.vector.VectorConvolution;

/**
 * {@link Conv2d} at work on the fast kernels, alone or as a {@link FusedConvolution}: then the
 * output is the pooled one, and what backward needs of the convolution's own output is which pixel
 * won.
 */
final class FusedConvolutionOp implements SampleOp {
  private final Value in;
  private final Value out;
  private final Parameter kernel;
  private final Parameter bias;
  private final Workers workers;
  private final VectorConvolution convolution;
  private final float[] winners;
  private final float[] biasGradient;
  private final Task addGradients = (piece, thread) -> addGradients(piece);
  private int shards;

  /** The bias may be one of zeros that nobody learns. */
  FusedConvolutionOp(Place place, FusedSizes sizes, boolean relu, Parameter bias) {
    in = place.input();
    out = place.output();
    kernel = place.parameters().get(0);
    this.bias = bias;
    workers = place.workers();
    int most = kernel.isLearned() ? SampleOp.shards(place.batchSize()) : 0;
    convolution = new VectorConvolution(sizes, relu, most, workers.threads());
    winners = new float[sizes.pool() > 1 ? out.shape().size() : 0];
    biasGradient = bias.isLearned() ? bias.gradient().data() : new float[sizes.filters()];
  }

  @Override
  public void prepare(Step step) {
    convolution.begin(kernel.data().data());
    if (step.training() && in.gradient() != null) {
      convolution.beginTransposed(kernel.data().data());
    }
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    convolution.forward(
        thread,
        in.data().data(),
        sample * in.sampleSize(),
        bias.data().data(),
        out.data().data(),
        winners,
        sample * out.sampleSize());
  }

  @Override
  public void clearShard(int shard) {
    if (kernel.isLearned()) {
      convolution.clearGradients(shard);
    }
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    convolution.backward(
        shard,
        thread,
        in.data().data(),
        in.gradient() == null ? null : in.gradient().data(),
        sample * in.sampleSize(),
        out.data().data(),
        winners,
        out.gradient().data(),
        sample * out.sampleSize());
  }

  @Override
  public void addShards(int shards) {
    if (kernel.isLearned()) {
      this.shards = shards;
      workers.run(convolution.addPieces(), addGradients);
    }
  }

  private void addGradients(int piece) {
    convolution.addGradients(piece, shards, kernel.gradient().data(), biasGradient);
  }
}
