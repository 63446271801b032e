package io.github.rangefinder.engine.init;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.SplittableRandom;

/** Draws the initial values of a kernel or of another parameter. */
public interface Initializer {
  /**
   * Fills a kernel with random values; the same generator state gives the same bits on every JDK.
   *
   * @param shape a dense kernel {@code (in, out)}, a convolution kernel {@code (…window,
   *     inputChannels, filters)}, or a vector
   * @param data receives the {@code shape.size()} values
   * @throws IllegalArgumentException if values for that shape are not defined
   */
  void fill(Shape shape, float[] data, SplittableRandom random);
}
