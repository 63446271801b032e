package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;

/** Samples of one shape, each with a label that names one of {@link #classes()} classes. */
public interface Dataset {
  /** The number of samples. */
  int size();

  /** The shape of one sample: {@code (height, width, channels)} for images. */
  Shape sampleShape();

  /** The number of classes; labels lie in {@code 0 <= label < classes()}. */
  int classes();

  /**
   * Reads samples {@code order[from], …, order[from + n - 1]} into the first n rows of a batch.
   * Allocates nothing.
   *
   * @param order indices of samples
   * @param x receives the samples, shape {@code (N, …sampleShape)} with {@code N >= n}
   * @param labels receives the n labels
   * @throws IndexOutOfBoundsException if the order names a sample that is not there, or if x or
   *     labels have no room for n samples
   */
  void read(int[] order, int from, int n, Tensor x, int[] labels);

  /**
   * The first n samples, sharing this data set's memory; the classes stay the same.
   *
   * @throws IllegalArgumentException unless {@code 1 <= n <= size()}
   */
  Dataset first(int n);
}
