package io.github.rangefinder.engine.tensor;

import java.util.Arrays;
import java.util.StringJoiner;

/**
 * The extents of a tensor's axes, slowest first: {@code (28, 28, 1)} is one grey MNIST image.
 *
 * <p>Layers speak of one sample's shape; {@link #withBatch} puts the batch in front of it.
 */
public final class Shape {
  private final int[] dims;
  private final int size;

  private Shape(int[] dims) {
    this.dims = dims;
    long product = 1;
    for (int dim : dims) {
      if (dim < 1) {
        throw new IllegalArgumentException(
            "every extent of a shape must be at least 1, got " + this);
      }
      product *= dim;
      if (product > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "a tensor holds at most " + Integer.MAX_VALUE + " floats, got shape " + this);
      }
    }
    this.size = (int) product;
  }

  /**
   * A shape of the given extents.
   *
   * @throws IllegalArgumentException if an extent is below 1 or the product is no {@code int}
   */
  public static Shape of(int... dims) {
    return new Shape(dims.clone());
  }

  /** The number of axes. */
  public int rank() {
    return dims.length;
  }

  /** The extent of an axis, counted from 0. */
  public int dim(int axis) {
    return dims[axis];
  }

  /** A copy of all extents, slowest axis first. */
  public int[] dims() {
    return dims.clone();
  }

  /** The number of elements: the product of all extents, 1 for a shape without axes. */
  public int size() {
    return size;
  }

  /** {@code (n, …)}: this shape for a batch of n samples. */
  public Shape withBatch(int n) {
    int[] batched = new int[dims.length + 1];
    batched[0] = n;
    System.arraycopy(dims, 0, batched, 1, dims.length);
    return new Shape(batched);
  }

  /** Whether both are alike but for their first extents: batches of samples of one shape. */
  public boolean hasSamplesOf(Shape other) {
    return dims.length == other.dims.length
        && dims.length > 0
        && Arrays.equals(dims, 1, dims.length, other.dims, 1, dims.length);
  }

  /** This shape (n, …) without the n: that of one sample. */
  public Shape withoutBatch() {
    return new Shape(Arrays.copyOfRange(dims, 1, dims.length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  /** {@code (28, 28, 1)}. */
  @Override
  public String toString() {
    StringJoiner joiner = new StringJoiner(", ", "(", ")");
    for (int dim : dims) {
      joiner.add(Integer.toString(dim));
    }
    return joiner.toString();
  }
}
