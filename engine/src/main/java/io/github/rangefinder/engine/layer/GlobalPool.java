package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.Arrays;

/** Shapes of what pools a whole sample, channel by channel. */
final class GlobalPool {
  private GlobalPool() {}

  /** (…, channels) becomes (channels), or (1, …, channels) where the dimensions are kept. */
  static Shape outputShape(String layer, Shape input, int rank, boolean keepsDimensions) {
    if (input.rank() != rank) {
      String expected = rank == 3 ? "(height, width, channels)" : "(steps, channels)";
      throw new IllegalArgumentException(
          layer + " expects samples of shape " + expected + ", got " + input);
    }
    int[] dims = new int[rank];
    Arrays.fill(dims, 1);
    dims[rank - 1] = input.dim(rank - 1);
    return keepsDimensions ? Shape.of(dims) : Shape.of(dims[rank - 1]);
  }
}
