package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.RowNormalization;
import io.github.rangefinder.engine.kernel.Sums;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Value;
import io.github.rangefinder.engine.vector.VectorRowNormalization;

/**
 * A {@link LayerNormalization} along the last axes at work on the fast kernels: of rows of floats
 * that follow one another.
 */
final class FastRowNormalizationOp implements SampleOp {
  private final double epsilon;
  private final boolean subtractsMean;
  private final boolean aroundMean;
  private final Value in;
  private final Value out;
  private final int length;
  private final ShardSums gammaSums;
  private final ShardSums betaSums;

  /** (length): those of the parameters, or where there are none ones and zeros. */
  private final float[] scales;

  private final float[] centers;

  /** (samples, rows, {@link RowNormalization#MOMENTS}). */
  private final float[] moments;

  private final float[][] scratch;

  /** Of rows of length floats. Gamma and beta may be null. */
  FastRowNormalizationOp(
      Place place, LayerNormalization layer, int length, Parameter gamma, Parameter beta) {
    epsilon = layer.epsilon();
    subtractsMean = layer.form() == LayerNormalization.Form.STANDARD;
    aroundMean = layer.form() != LayerNormalization.Form.ROOT_MEAN_SQUARE;
    this.length = length;
    in = place.input();
    out = place.output();
    gammaSums = new ShardSums(gamma, place.batchSize());
    betaSums = new ShardSums(beta, place.batchSize());
    scales = ScaleAndCenter.scales(gamma, length);
    centers = beta == null ? new float[length] : beta.data().data();
    int rows = place.batchSize() * (in.sampleSize() / length);
    moments = new float[rows * RowNormalization.MOMENTS];
    scratch = new float[place.workers().threads()][VectorRowNormalization.SCRATCH];
  }

  /** Where the moments of the row that begins at a float of the batch lie. */
  private int momentsOf(int at) {
    return at / length * RowNormalization.MOMENTS;
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    float[] x = in.data().data();
    int first = sample * in.sampleSize();
    for (int at = first; at < first + in.sampleSize(); at += length) {
      int m = momentsOf(at);
      VectorRowNormalization.moments(
          x, at, length, epsilon, aroundMean, moments, m, scratch[thread]);
      VectorRowNormalization.normalize(
          x, at, length, moments, m, subtractsMean, scales, centers, out.data().data());
    }
  }

  @Override
  public void clearShard(int shard) {
    gammaSums.clear(shard);
    betaSums.clear(shard);
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    float[] ofGamma = gammaSums.of(shard);
    float[] ofBeta = betaSums.of(shard);
    float[] x = in.data().data();
    float[] gradient = out.gradient().data();
    int first = sample * in.sampleSize();
    for (int at = first; at < first + in.sampleSize(); at += length) {
      int m = momentsOf(at);
      if (ofGamma != null) {
        VectorRowNormalization.gammaGradient(
            x, gradient, at, length, moments, m, subtractsMean, ofGamma);
      }
      if (ofBeta != null) {
        Sums.add(gradient, at, ofBeta, 0, length);
      }
      if (in.gradient() != null) {
        addInputGradient(x, gradient, at, scratch[thread]);
      }
    }
  }

  private void addInputGradient(float[] x, float[] gradient, int at, float[] sums) {
    int m = momentsOf(at);
    VectorRowNormalization.gradientMoments(
        x, gradient, at, length, moments, m, subtractsMean, scales, sums);
    VectorRowNormalization.inputGradient(
        x, gradient, at, length, scales, moments, m, in.gradient().data());
  }

  @Override
  public void addShards(int shards) {
    gammaSums.addTo(shards);
    betaSums.addTo(shards);
  }
}
