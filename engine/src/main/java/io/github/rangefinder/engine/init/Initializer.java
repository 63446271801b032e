package io.github.rangefinder.engine.init;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.SplittableRandom;

/** Draws the initial values of a kernel. */
public interface Initializer {
  /**
   * Fills a kernel with random values; the same generator state gives the same bits on every JDK.
   *
   * @param shape a dense kernel {@code (in, out)} or a convolution kernel {@code (kernelHeight,
   *     kernelWidth, inputChannels, filters)}
   * @param data receives the {@code shape.size()} values
   * @throws IllegalArgumentException if the shape is neither
   */
  void fill(Shape shape, float[] data, SplittableRandom random);
}
