package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;

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

  /**
   * What the numbers of {@link #readFromOrigin} are counted from, of a sample's size; empty for 0.
   * Numbers far from 0 that differ little, such as seconds since 1970, keep their digits so.
   */
  default double[] origin() {
    return new double[0];
  }

  /** Like {@link #read}, but counted from the {@link #origin}. */
  default void readFromOrigin(int sample, Tensor x, int row) {
    read(sample, x, row);
  }

  /** What was decided on reading that nobody asked for, a sentence each. */
  default List<String> notes() {
    return List.of();
  }

  /** The same data with sentences about how it was read. */
  default Dataset noted(List<String> notes) {
    return new Noted(this, notes);
  }

  /** The same samples with other targets, as many. */
  default Dataset withTargets(Targets targets) {
    return new Relabelled(this, targets);
  }

  /** The same samples with every class of the same weight in the loss; as it is without classes. */
  default Dataset balanced() {
    return targets() instanceof Labels labels ? withTargets(labels.balanced()) : this;
  }

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
