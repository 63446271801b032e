package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.BatchMoments;
import io.github.rangefinder.engine.kernel.GroupMoments;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Value;
import io.github.rangefinder.engine.vector.VectorBatchNorm;
import io.github.rangefinder.engine.vector.VectorBatchNormGradient;
import io.github.rangefinder.engine.vector.VectorBatchNormSums;
import java.util.Arrays;

/**
 * {@link GroupNormalization} of the last axis at work on the fast kernels: the loops over pixels
 * are batch normalisation's, of a batch of one sample, and what they sum for each channel is put
 * together for its group.
 */
final class FastGroupNormalizationOp implements SampleOp {
  private static final float NO_RELU = Float.NEGATIVE_INFINITY;

  private final double epsilon;
  private final Value in;
  private final Value out;
  private final Parameter beta;
  private final ShardSums gammaSums;
  private final ShardSums betaSums;
  private final int channels;
  private final int each;
  private final int rows;
  private final int copies;
  private final float[] scales;

  /** (copies, channels). */
  private final float[] repeatedBeta;

  /** (samples, channels). */
  private final float[] means;

  private final float[] inverses;
  private final Scratch[] threads;

  /** What a thread works with: rows (channels), and the same (copies, channels). */
  private final class Scratch {
    final double[] sums = new double[2 * channels];
    final float[] row = new float[channels];
    final float[] mean = new float[copies * channels];
    final float[] scale = new float[copies * channels];
    final float[] block = new float[2 * copies * channels];
    final float[] coefficients = new float[3 * channels];
    final float[] repeatedCoefficients = new float[3 * copies * channels];
  }

  /** Gamma and beta may be null. */
  FastGroupNormalizationOp(
      Place place, int groups, double epsilon, Parameter gamma, Parameter beta) {
    this.epsilon = epsilon;
    this.beta = beta;
    in = place.input();
    out = place.output();
    gammaSums = new ShardSums(gamma, place.batchSize());
    betaSums = new ShardSums(beta, place.batchSize());
    channels = in.shape().dim(in.shape().rank() - 1);
    each = channels / groups;
    rows = in.sampleSize() / channels;
    copies = VectorBatchNorm.copies(rows, channels);
    scales = ScaleAndCenter.scales(gamma, channels);
    repeatedBeta = new float[copies * channels];
    means = new float[place.batchSize() * channels];
    inverses = new float[means.length];
    threads = new Scratch[place.workers().threads()];
    Arrays.setAll(threads, i -> new Scratch());
  }

  private void repeat(float[] values, float[] repeated) {
    VectorBatchNorm.repeat(values, channels, copies, repeated);
  }

  @Override
  public void prepare(Step step) {
    if (beta != null) {
      repeat(beta.data().data(), repeatedBeta);
    }
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    Scratch own = threads[thread];
    float[] x = in.data().data();
    int at = sample * in.sampleSize();
    VectorBatchNormSums.sums(x, at, rows, channels, copies, own.block, own.sums, 0);
    GroupMoments.means(own.sums, rows, each, own.row);
    System.arraycopy(own.row, 0, means, sample * channels, channels);
    repeat(own.row, own.mean);
    VectorBatchNormSums.squares(x, at, rows, channels, copies, own.mean, own.block, own.sums, 0);
    GroupMoments.inverseDeviations(
        own.sums, rows, each, epsilon, inverses, sample * channels, channels);
    GroupMoments.scales(scales, inverses, sample * channels, own.row);
    repeat(own.row, own.scale);
    VectorBatchNorm.normalize(
        x,
        at,
        rows,
        channels,
        copies,
        own.mean,
        own.scale,
        repeatedBeta,
        NO_RELU,
        out.data().data());
  }

  @Override
  public void clearShard(int shard) {
    gammaSums.clear(shard);
    betaSums.clear(shard);
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    Scratch own = threads[thread];
    float[] x = in.data().data();
    float[] gradient = out.gradient().data();
    int at = sample * in.sampleSize();
    int first = sample * channels;
    System.arraycopy(means, first, own.row, 0, channels);
    repeat(own.row, own.mean);
    VectorBatchNormGradient.gradientSums(
        x, x, gradient, at, rows, channels, copies, own.mean, NO_RELU, own.block, own.sums, 0);
    float[] ofGamma = gammaSums.of(shard);
    float[] ofBeta = betaSums.of(shard);
    if (ofGamma != null) {
      GroupMoments.addScaled(own.sums, channels, inverses, first, ofGamma);
    }
    if (ofBeta != null) {
      BatchMoments.add(own.sums, 0, ofBeta);
    }
    if (in.gradient() != null) {
      GroupMoments.inputCoefficients(
          own.sums, rows, each, scales, inverses, first, own.coefficients);
      repeat(own.coefficients, own.repeatedCoefficients);
      VectorBatchNormGradient.inputGradient(
          x,
          x,
          gradient,
          at,
          rows,
          channels,
          copies,
          own.mean,
          own.repeatedCoefficients,
          NO_RELU,
          in.gradient().data());
    }
  }

  @Override
  public void addShards(int shards) {
    gammaSums.addTo(shards);
    betaSums.addTo(shards);
  }
}
