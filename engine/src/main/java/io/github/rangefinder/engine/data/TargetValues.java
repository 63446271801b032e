package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.kernel.ColumnMoments;
import io.github.rangefinder.engine.kernel.PixelScaling;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.Arrays;

/**
 * The numbers to predict for each sample, as many for each: regression. They may lie in a shape, as
 * the pixels of an image to be restored do.
 */
public final class TargetValues implements Targets {
  private final FloatRows values;
  private final double[] origin;
  private final Shape shape;
  private final boolean isPixels;

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
    this(values, origin, Shape.of(values.width()), false);
  }

  private TargetValues(FloatRows values, double[] origin, Shape shape, boolean isPixels) {
    if (shape.size() != values.width()) {
      throw new IllegalArgumentException(
          "targets of shape %s need rows of %d numbers, got %d"
              .formatted(shape, shape.size(), values.width()));
    }
    this.values = values;
    this.origin = Origins.orEmpty(origin);
    this.shape = shape;
    this.isPixels = isPixels;
  }

  /**
   * The pixels of images, from 0 to 255, which are divided by 255 when they are read.
   *
   * @param shape the shape {@code (height, width, channels)} of one image
   */
  public static TargetValues ofPixels(FloatRows values, Shape shape) {
    return new TargetValues(values, new double[0], shape, true);
  }

  /**
   * The same numbers in a shape.
   *
   * @param sample of one sample's numbers
   * @throws IllegalArgumentException if its size is not the length of a row
   */
  public TargetValues shaped(Shape sample) {
    return new TargetValues(values, origin, sample, isPixels);
  }

  /** The shape of one sample's numbers; {@code (outputs)} where nobody said. */
  public Shape shape() {
    return shape;
  }

  /** The same with pixels from 0 to 255; these numbers themselves where they are no pixels. */
  public TargetValues unscaled() {
    return isPixels ? new TargetValues(values, origin, shape, false) : this;
  }

  /**
   * Whether a model whose output has such a shape can give these numbers: the same shape, but for a
   * last axis of extent 1, which Keras's losses add and take away too.
   */
  public boolean fits(Shape output) {
    return shape.equals(output)
        || shape.rank() == output.rank() + 1 && isWithLast(output, shape)
        || output.rank() == shape.rank() + 1 && isWithLast(shape, output);
  }

  private static boolean isWithLast(Shape shape, Shape longer) {
    int last = shape.rank();
    int[] dims = Arrays.copyOf(shape.dims(), last + 1);
    dims[last] = 1;
    return longer.equals(Shape.of(dims));
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
   * @param y receives them, shape {@code (n, …)} with as many numbers a row
   * @param row which of the n rows
   * @throws IndexOutOfBoundsException if there is no such sample or no such row
   */
  public void read(int sample, Tensor y, int row) {
    readFromOrigin(sample, y, row);
    ColumnMoments.shift(y.data(), row * values.width(), origin, origin.length);
  }

  /** Like {@link #read}, but counted from the {@link #origin}. */
  public void readFromOrigin(int sample, Tensor y, int row) {
    int width = values.width();
    values.copy(sample, y.data(), row * width);
    if (isPixels) {
      PixelScaling.toUnit(y.data(), row * width, width);
    }
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
    return new TargetValues(selected, origin, shape, isPixels);
  }
}
