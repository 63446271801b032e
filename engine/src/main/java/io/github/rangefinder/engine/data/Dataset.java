package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;

/** Samples of one shape, each with its target: a class, or numbers to predict. */
public interface Dataset {
  /** The shape of one sample: {@code (height, width, channels)} for images. */
  Shape sampleShape();

  /** What is to be learned of each sample; always the same object. */
  Targets targets();

  /**
   * Writes a sample into one row of a batch. Allocates nothing; several threads may read at once.
   *
   * @param x receives the sample, shape {@code (n, …sampleShape)}
   * @param row which of the n rows receives it
   * @throws IndexOutOfBoundsException if there is no such sample or no such row
   */
  void read(int sample, Tensor x, int row);

  /** The number of samples. */
  default int size() {
    return targets().size();
  }

  /**
   * The first n samples, sharing this data set's memory; the classes stay the same.
   *
   * @throws IllegalArgumentException unless {@code 1 <= n <= size()}
   */
  default Dataset first(int n) {
    return Subset.first(this, n);
  }
}
