package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.BatchNorm;
import io.github.rangefinder.engine.kernel.Sums;
import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Value;
import java.util.Arrays;

/**
 * {@link BatchNormalization} at work on the plain kernels, on rows of channels: every pixel of
 * every sample is a row. The rows are cut into pieces in a way that does not depend on the number
 * of threads.
 *
 * <p>In inference, and in training where the layer is frozen, the moving mean and variance take the
 * place of the batch's and stay as they are.
 */
final class BatchNormalizationOp implements BatchOp {
  private static final int MOST_PIECES = 32;

  /** A smaller piece is not worth handing to a thread. */
  private static final int SMALLEST_PIECE = 4096;

  private final BatchNormalization layer;
  private final Value in;
  private final Value out;
  private final Workers workers;
  private final boolean frozen;
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
  private final Task addInputGradient = (piece, thread) -> addInputGradient(piece);
  private boolean ofBatch;
  private int rows;
  private int rowsPerPiece;

  BatchNormalizationOp(Place place, BatchNormalization layer) {
    this.layer = layer;
    gamma = layer.gammaOf(place);
    beta = layer.betaOf(place);
    in = place.input();
    out = place.output();
    workers = place.workers();
    frozen = place.frozen();
    movingMean = layer.movingMeanOf(place).data().data();
    movingVariance = layer.movingVarianceOf(place).data().data();
    channels = movingMean.length;
    rowsPerSample = in.sampleSize() / channels;
    mean = new float[channels];
    variance = new float[channels];
    inverseDeviation = new float[channels];
    gradientTotals = new float[2 * channels];
    sums = new double[MOST_PIECES * 2 * channels];
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
  public void forward(Step step) {
    int pieces = cut(step.samples());
    ofBatch = layer.isOfBatch(step, frozen);
    if (ofBatch) {
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
        in.data().data(), piece * rowsPerPiece, end(piece), channels, sums, piece * channels);
  }

  private void square(int piece) {
    BatchNorm.squares(
        in.data().data(), mean, piece * rowsPerPiece, end(piece), channels, sums, piece * channels);
  }

  private void normalize(int piece) {
    BatchNorm.normalize(
        in.data().data(),
        mean,
        inverseDeviation,
        gamma.data().data(),
        beta.data().data(),
        out.data().data(),
        piece * rowsPerPiece,
        end(piece));
  }

  @Override
  public void backward(Step step) {
    int pieces = cut(step.samples());
    workers.run(pieces, sumGradients);
    BatchNorm.total(sums, pieces, 2 * channels, 1, gradientTotals);
    if (beta.isLearned()) {
      Sums.add(gradientTotals, 0, beta.gradient().data(), 0, channels);
    }
    if (gamma.isLearned()) {
      Sums.add(gradientTotals, channels, gamma.gradient().data(), 0, channels);
    }
    if (in.gradient() != null) {
      if (!ofBatch) { // mean and variance are constants: nothing comes back through them
        Arrays.fill(gradientTotals, 0);
      }
      workers.run(pieces, addInputGradient);
    }
  }

  private void sumGradients(int piece) {
    BatchNorm.gradientSums(
        in.data().data(),
        out.gradient().data(),
        mean,
        inverseDeviation,
        piece * rowsPerPiece,
        end(piece),
        channels,
        sums,
        piece * 2 * channels);
  }

  private void addInputGradient(int piece) {
    BatchNorm.inputGradient(
        in.data().data(),
        out.gradient().data(),
        mean,
        inverseDeviation,
        gamma.data().data(),
        gradientTotals,
        rows,
        in.gradient().data(),
        piece * rowsPerPiece,
        end(piece));
  }
}
