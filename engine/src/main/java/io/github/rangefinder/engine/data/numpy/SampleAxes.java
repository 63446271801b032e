package io.github.rangefinder.engine.data.numpy;

import io.github.rangefinder.engine.tensor.Shape;

/**
 * What the axes of a sample are. A sample of two axes is an image of one channel. One of three
 * whose first is 1, 3 or 4 and whose others are larger has its channels first, as PyTorch and DL4J
 * have them; they are turned to the end, where the engine has them.
 *
 * @param shape of a sample as the engine has it
 * @param channels how many come first in the array; 0 if they do not
 */
record SampleAxes(Shape shape, int channels) {
  private static final int NOT_FIRST = 0;

  /** More channels than a picture has: red, green, blue and transparency. */
  private static final int MOST_CHANNELS = 4;

  /**
   * The axes of a sample.
   *
   * @param dims their extents in the array
   */
  static SampleAxes of(int[] dims) {
    if (dims.length == 2) {
      return new SampleAxes(Shape.of(dims[0], dims[1], 1), NOT_FIRST);
    }
    return channelsFirst(dims)
        ? new SampleAxes(Shape.of(dims[1], dims[2], dims[0]), dims[0])
        : asTheyAre(dims);
  }

  /** Nothing turned. */
  static SampleAxes asTheyAre(int[] dims) {
    return new SampleAxes(dims.length == 0 ? Shape.of(1) : Shape.of(dims), NOT_FIRST);
  }

  private static boolean channelsFirst(int[] dims) {
    return dims.length == 3
        && (dims[0] == 1 || dims[0] == 3 || dims[0] == 4)
        && dims[1] > MOST_CHANNELS
        && dims[2] > MOST_CHANNELS;
  }

  /** Whether the array has its channels first. */
  boolean isTurned() {
    return channels != NOT_FIRST;
  }

  /** Where a number of the array lies in the sample: (c, h, w) to (h, w, c). */
  int place(int inArray) {
    if (!isTurned()) {
      return inArray;
    }
    int area = shape.dim(0) * shape.dim(1);
    return inArray % area * channels + inArray / area;
  }
}
