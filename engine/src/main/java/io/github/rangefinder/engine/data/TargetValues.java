package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.kernel.ColumnMoments;
import io.github.rangefinder.engine.tensor.Tensor;

/** The numbers to predict for each sample, as many for each: regression. */
public final class TargetValues implements Targets {
  private final FloatRows values;
  private final double[] origin;

  /** One row a sample; not to be added to any more. */
  public TargetValues(FloatRows values) {
    this(values, new double[0]);
  }

  /**
   * The same of rows that are counted from an origin (see {@link Dataset#origin}).
   *
   * @param origin as many numbers as a row has, or empty for 0
   */
  public TargetValues(FloatRows values, double[] origin) {
    this.values = values;
    this.origin = Origins.orEmpty(origin);
  }

  /** What the numbers of {@link #readFromOrigin} are counted from; empty for 0. */
  public double[] origin() {
    return origin.clone();
  }

  @Override
  public int size() {
    return values.size();
  }

  /** How many numbers a sample has. */
  @Override
  public int outputs() {
    return values.width();
  }

  /**
   * Writes a sample's numbers into one row of a batch. Allocates nothing.
   *
   * @param y receives them, shape {@code (n, outputs)}
   * @param row which of the n rows
   * @throws IndexOutOfBoundsException if there is no such sample or no such row
   */
  public void read(int sample, Tensor y, int row) {
    readFromOrigin(sample, y, row);
    ColumnMoments.shift(y.data(), row * values.width(), origin, origin.length);
  }

  /** Like {@link #read}, but counted from the {@link #origin}. */
  public void readFromOrigin(int sample, Tensor y, int row) {
    values.copy(sample, y.data(), row * values.width());
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.numbers(this);
  }

  @Override
  public TargetValues select(int[] samples) {
    FloatRows selected = new FloatRows(values.width());
    float[] row = new float[values.width()];
    for (int sample : samples) {
      values.copy(sample, row, 0);
      selected.add(row);
    }
    return new TargetValues(selected, origin);
  }
}
