package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.BatchNorm;
import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Tensor;

/**
 * {@link BatchNormalization} at work on rows of channels: every pixel of every sample is a row. The
 * rows are cut into pieces in a way that does not depend on the number of threads; backward belongs
 * to a forward in training.
 */
final class BatchNormalizationPass extends BatchPass {
  private static final int MOST_PIECES = 32;

  /** A smaller piece is not worth handing to a thread. */
  private static final int SMALLEST_PIECE = 4096;

  private final BatchNormalization layer;
  private final Parameter gamma;
  private final Parameter beta;
  private final float[] movingMean;
  private final float[] movingVariance;
  private final int channels;
  private final int rowsPerSample;
  private final float[] mean;
  private final float[] variance;
  private final float[] inverseDeviation;
  private final float[] gradientTotals;
  private final double[] sums;
  private final Task sum = (piece, thread) -> sum(piece);
  private final Task square = (piece, thread) -> square(piece);
  private final Task normalize = (piece, thread) -> normalize(piece);
  private final Task sumGradients = (piece, thread) -> sumGradients(piece);
  private final Task fillInputGradient = (piece, thread) -> fillInputGradient(piece);
  private boolean training;
  private int rows;
  private int rowsPerPiece;

  BatchNormalizationPass(
      Tensor input,
      BatchNormalization layer,
      Parameter gamma,
      Parameter beta,
      Parameter movingMean,
      Parameter movingVariance) {
    super(input, new Tensor(input.shape()));
    this.layer = layer;
    this.gamma = gamma;
    this.beta = beta;
    this.movingMean = movingMean.value().data();
    this.movingVariance = movingVariance.value().data();
    channels = this.movingMean.length;
    rowsPerSample = input.shape().size() / input.shape().dim(0) / channels;
    mean = new float[channels];
    variance = new float[channels];
    inverseDeviation = new float[channels];
    gradientTotals = new float[2 * channels];
    sums = new double[MOST_PIECES * 2 * channels];
  }

  @Override
  public void begin(boolean training, long key, int threads) {
    this.training = training;
  }

  private int cut(int n) {
    rows = n * rowsPerSample;
    int smallest = (SMALLEST_PIECE - 1) / channels + 1;
    rowsPerPiece = Math.max(smallest, (rows - 1) / MOST_PIECES + 1);
    return (rows - 1) / rowsPerPiece + 1;
  }

  private int end(int piece) {
    return Math.min(rows, (piece + 1) * rowsPerPiece);
  }

  @Override
  public void forward(int n, Workers workers) {
    int pieces = cut(n);
    if (training) {
      workers.run(pieces, sum);
      BatchNorm.total(sums, pieces, channels, 1.0 / rows, mean);
      workers.run(pieces, square);
      BatchNorm.total(sums, pieces, channels, 1.0 / rows, variance);
      BatchNorm.move(movingMean, mean, layer.momentum());
      BatchNorm.move(movingVariance, variance, layer.momentum());
    } else {
      System.arraycopy(movingMean, 0, mean, 0, channels);
      System.arraycopy(movingVariance, 0, variance, 0, channels);
    }
    BatchNorm.inverseDeviation(variance, layer.epsilon(), inverseDeviation);
    workers.run(pieces, normalize);
  }

  private void sum(int piece) {
    BatchNorm.sums(
        input().data(), piece * rowsPerPiece, end(piece), channels, sums, piece * channels);
  }

  private void square(int piece) {
    BatchNorm.squares(
        input().data(), mean, piece * rowsPerPiece, end(piece), channels, sums, piece * channels);
  }

  private void normalize(int piece) {
    BatchNorm.normalize(
        input().data(),
        mean,
        inverseDeviation,
        gamma.value().data(),
        beta.value().data(),
        output().data(),
        piece * rowsPerPiece,
        end(piece));
  }

  @Override
  public void backward(int n, Workers workers) {
    int pieces = cut(n);
    workers.run(pieces, sumGradients);
    BatchNorm.total(sums, pieces, 2 * channels, 1, gradientTotals);
    BatchNorm.add(gradientTotals, 0, beta.gradient().data());
    BatchNorm.add(gradientTotals, channels, gamma.gradient().data());
    if (inputGradient() != null) {
      workers.run(pieces, fillInputGradient);
    }
  }

  private void sumGradients(int piece) {
    BatchNorm.gradientSums(
        input().data(),
        outputGradient().data(),
        mean,
        inverseDeviation,
        piece * rowsPerPiece,
        end(piece),
        channels,
        sums,
        piece * 2 * channels);
  }

  private void fillInputGradient(int piece) {
    BatchNorm.inputGradient(
        input().data(),
        outputGradient().data(),
        mean,
        inverseDeviation,
        gamma.value().data(),
        gradientTotals,
        rows,
        inputGradient().data(),
        piece * rowsPerPiece,
        end(piece));
  }
}
