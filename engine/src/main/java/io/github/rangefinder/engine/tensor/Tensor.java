package io.github.rangefinder.engine.tensor;

/**
 * Floats and their shape, row by row (the last axis is contiguous); a holder without arithmetic.
 *
 * <p>Images are channels last: {@code (n, height, width, channels)}.
 */
public final class Tensor {
  private final Shape shape;
  private final float[] data;

  /** A tensor of zeros. */
  public Tensor(Shape shape) {
    this(shape, new float[shape.size()]);
  }

  /**
   * A tensor over an existing array, which is not copied.
   *
   * @throws IllegalArgumentException if the array's length is not the shape's size
   */
  public Tensor(Shape shape, float[] data) {
    if (data.length != shape.size()) {
      throw new IllegalArgumentException(
          "a tensor of shape " + shape + " holds " + shape.size() + " floats, got " + data.length);
    }
    this.shape = shape;
    this.data = data;
  }

  /** The extents of this tensor. */
  public Shape shape() {
    return shape;
  }

  /** The floats themselves, not a copy. */
  public float[] data() {
    return data;
  }

  /**
   * The same floats under another shape.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public Tensor reshape(Shape newShape) {
    return new Tensor(newShape, data);
  }

  @Override
  public String toString() {
    return "Tensor" + shape;
  }
}
