package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.kernel.ColumnMoments;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;

/** Samples that are floats already: the rows of a table, or arrays of any shape. */
public final class FloatDataset implements Dataset {
  private final Shape sampleShape;
  private final FloatRows samples;
  private final Targets targets;
  private final double[] origin;

  /**
   * A data set over existing rows, which are not copied.
   *
   * @param samples one row a sample, its last axis fastest
   * @throws IllegalArgumentException if a row is not a sample's size, or there are not as many
   *     samples as targets
   */
  public FloatDataset(Shape sampleShape, FloatRows samples, Targets targets) {
    this(sampleShape, samples, targets, new double[0]);
  }

  /**
   * The same over rows that are counted from an origin.
   *
   * @param origin of a sample's size, or empty for 0
   */
  public FloatDataset(Shape sampleShape, FloatRows samples, Targets targets, double[] origin) {
    if (samples.width() != sampleShape.size()) {
      throw new IllegalArgumentException(
          "samples %s need rows of %d floats, got %d"
              .formatted(sampleShape, sampleShape.size(), samples.width()));
    }
    if (samples.size() != targets.size()) {
      throw new IllegalArgumentException(
          "%d samples need as many targets, got %d".formatted(samples.size(), targets.size()));
    }
    this.sampleShape = sampleShape;
    this.samples = samples;
    this.targets = targets;
    this.origin = Origins.orEmpty(origin);
  }

  @Override
  public double[] origin() {
    return origin.clone();
  }

  @Override
  public Shape sampleShape() {
    return sampleShape;
  }

  @Override
  public Targets targets() {
    return targets;
  }

  @Override
  public void read(int sample, Tensor x, int row) {
    readFromOrigin(sample, x, row);
    ColumnMoments.shift(x.data(), row * sampleShape.size(), origin, origin.length);
  }

  @Override
  public void readFromOrigin(int sample, Tensor x, int row) {
    samples.copy(sample, x.data(), row * sampleShape.size());
  }
}
