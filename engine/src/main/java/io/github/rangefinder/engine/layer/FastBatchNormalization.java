package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.BatchMoments;
import io.github.rangefinder.engine.kernel.BatchNorm;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Value;
import io.github.rangefinder.engine.vector.VectorBatchNorm;
import io.github.rangefinder.engine.vector.VectorBatchNormGradient;
import io.github.rangefinder.engine.vector.VectorBatchNormSums;

/**
 * {@link BatchNormalization} at work on the fast kernels, with a ReLU behind it where asked for: a
 * {@link HalvesOp}, whose two halves share what is held here. {@link BatchNormalizationOp} is the
 * same on the plain kernels.
 *
 * <p>The first half sums each sample while what made it has it in cache: its mean, and its squares
 * around that mean. The second half puts the samples together in their order, after Chan, Golub and
 * LeVeque, "Algorithms for computing the sample variance", 1983, and normalises. In backward the
 * second half sums the gradients and the first half adds to the input's.
 *
 * <p>In inference, and in training where the layer is frozen, the moving mean and variance take the
 * place of the batch's and stay as they are.
 */
final class FastBatchNormalization {
  private final BatchNormalization layer;
  private final Value in;
  private final Value out;
  private final boolean frozen;
  private final boolean hasRelu;
  private final Parameter gamma;
  private final Parameter beta;
  private final float[] movingMean;
  private final float[] movingVariance;
  private final int channels;
  private final int rows;
  private final int copies;

  /** (samples, channels): Σ x, and Σ (x - the sample's mean in single precision)². */
  private final double[] sums;

  private final double[] squares;

  /** (samples, 2, channels): Σ g and Σ g · (x - mean). */
  private final double[] gradientSums;

  /** (2, channels): the gradients of beta and gamma. */
  private final double[] totals;

  /** (threads, 2, copies, channels): the kernels' own. */
  private final float[][] blocks;

  /** (threads, channels). */
  private final float[][] sampleMeans;

  private final float[] mean;
  private final float[] variance;
  private final float[] inverseDeviation;
  private final float[] scale;

  /** (3, channels): what the way back multiplies with. */
  private final float[] coefficients;

  /** (threads, copies, channels), and (copies, channels) of what there is once a channel. */
  private final float[][] repeatedSampleMeans;

  private final float[] repeatedMean;
  private final float[] repeatedScale;
  private final float[] repeatedBeta;
  private final float[] repeatedCoefficients;
  private boolean ofBatch;
  private int samples;

  private FastBatchNormalization(Place place, BatchNormalization layer, boolean relu) {
    this.layer = layer;
    in = place.input();
    out = place.output();
    frozen = place.frozen();
    hasRelu = relu;
    gamma = layer.gammaOf(place);
    beta = layer.betaOf(place);
    movingMean = layer.movingMeanOf(place).data().data();
    movingVariance = layer.movingVarianceOf(place).data().data();
    channels = movingMean.length;
    rows = in.sampleSize() / channels;
    copies = VectorBatchNorm.copies(rows, channels);
    sums = new double[place.batchSize() * channels];
    squares = new double[sums.length];
    gradientSums = new double[2 * sums.length];
    totals = new double[2 * channels];
    blocks = new float[place.workers().threads()][2 * copies * channels];
    sampleMeans = new float[place.workers().threads()][channels];
    mean = new float[channels];
    variance = new float[channels];
    inverseDeviation = new float[channels];
    scale = new float[channels];
    coefficients = new float[3 * channels];
    repeatedSampleMeans = new float[place.workers().threads()][copies * channels];
    repeatedMean = new float[copies * channels];
    repeatedScale = new float[copies * channels];
    repeatedBeta = new float[copies * channels];
    repeatedCoefficients = new float[3 * copies * channels];
  }

  /**
   * The op of a place.
   *
   * @param relu whether a ReLU follows, whose output is then the place's
   */
  static Op op(Place place, BatchNormalization layer, boolean relu) {
    FastBatchNormalization shared = new FastBatchNormalization(place, layer, relu);
    return new HalvesOp(shared.new Gather(), shared.new Normalize());
  }

  private void repeat(float[] values, float[] repeated) {
    VectorBatchNorm.repeat(values, channels, copies, repeated);
  }

  /** The least that comes out. */
  private float least() {
    return hasRelu ? 0 : Float.NEGATIVE_INFINITY;
  }

  /** The value that a gradient belongs to: it passes where that is over {@link #least}. */
  private float[] gate() {
    return hasRelu ? out.data().data() : in.data().data();
  }

  private final class Gather implements SampleOp {
    @Override
    public void prepare(Step step) {
      ofBatch = layer.isOfBatch(step, frozen);
      samples = step.samples();
    }

    @Override
    public void forward(Step step, int sample, int thread) {
      if (!ofBatch) {
        return;
      }
      float[] x = in.data().data();
      float[] mean = sampleMeans[thread];
      float[] center = repeatedSampleMeans[thread];
      float[] block = blocks[thread];
      int at = sample * in.sampleSize();
      int to = sample * channels;
      VectorBatchNormSums.sums(x, at, rows, channels, copies, block, sums, to);
      BatchMoments.sampleMean(sums, to, rows, channels, mean);
      repeat(mean, center);
      VectorBatchNormSums.squares(x, at, rows, channels, copies, center, block, squares, to);
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      if (in.gradient() != null) {
        VectorBatchNormGradient.inputGradient(
            in.data().data(),
            gate(),
            out.gradient().data(),
            sample * in.sampleSize(),
            rows,
            channels,
            copies,
            repeatedMean,
            repeatedCoefficients,
            least(),
            in.gradient().data());
      }
    }
  }

  private final class Normalize implements SampleOp {
    @Override
    public void prepare(Step step) {
      if (ofBatch) {
        BatchMoments.ofBatch(sums, squares, samples, rows, channels, mean, variance);
        BatchNorm.move(movingMean, mean, layer.momentum());
        BatchNorm.move(movingVariance, variance, layer.momentum());
      } else {
        System.arraycopy(movingMean, 0, mean, 0, channels);
        System.arraycopy(movingVariance, 0, variance, 0, channels);
      }
      BatchNorm.inverseDeviation(variance, layer.epsilon(), inverseDeviation);
      BatchMoments.scale(gamma.data().data(), inverseDeviation, scale);
      repeat(mean, repeatedMean);
      repeat(scale, repeatedScale);
      repeat(beta.data().data(), repeatedBeta);
    }

    @Override
    public void forward(Step step, int sample, int thread) {
      VectorBatchNorm.normalize(
          in.data().data(),
          sample * in.sampleSize(),
          rows,
          channels,
          copies,
          repeatedMean,
          repeatedScale,
          repeatedBeta,
          least(),
          out.data().data());
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      VectorBatchNormGradient.gradientSums(
          in.data().data(),
          gate(),
          out.gradient().data(),
          sample * in.sampleSize(),
          rows,
          channels,
          copies,
          repeatedMean,
          least(),
          blocks[thread],
          gradientSums,
          sample * 2 * channels);
    }

    @Override
    public void addShards(int shards) {
      BatchMoments.gradientTotals(gradientSums, samples, inverseDeviation, totals);
      if (beta.isLearned()) {
        BatchMoments.add(totals, 0, beta.gradient().data());
      }
      if (gamma.isLearned()) {
        BatchMoments.add(totals, channels, gamma.gradient().data());
      }
      double share = ofBatch ? 1 / ((double) samples * rows) : 0;
      BatchMoments.inputCoefficients(scale, inverseDeviation, totals, share, coefficients);
      repeat(coefficients, repeatedCoefficients);
    }
  }
}
