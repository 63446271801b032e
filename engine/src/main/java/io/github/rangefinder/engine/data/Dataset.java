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
   * The class of a sample.
   *
   * @throws IndexOutOfBoundsException if there is no such sample
   */
  int label(int sample);

  /**
   * Writes a sample into one row of a batch. Allocates nothing; several threads may read at once.
   *
   * @param x receives the sample, shape {@code (n, …sampleShape)}
   * @param row which of the n rows receives it
   * @throws IndexOutOfBoundsException if there is no such sample or no such row
   */
  void read(int sample, Tensor x, int row);

  /**
   * The first n samples, sharing this data set's memory; the classes stay the same.
   *
   * @throws IllegalArgumentException unless {@code 1 <= n <= size()}
   */
  Dataset first(int n);
}
