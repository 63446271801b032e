package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.WindowAxis;
import java.util.stream.IntStream;

/**
 * How Winograd's tiles of two pixels lie along one axis of a convolution's output. A window of more
 * than three taps is taken in parts of three, side by side, whose products are summed as those of
 * further channels are. Of a last part of fewer taps one product of four has no weight and is left
 * out. A dilation sets both pixels and taps apart; tiles may reach past the last pixel.
 */
final class WinogradAxis {
  /** Taps of a part. */
  static final int TAPS = 3;

  /** Elements of the frame that a tile sees with a part, and products that are made of them. */
  static final int SEEN = 4;

  /** The output pixel with which each tile begins; its second lies a dilation further on. */
  final int[] starts;

  /** Parts of a window. */
  final int parts;

  final int window;
  final int dilation;

  /** Pixels of the output. */
  final int out;

  /** The axis of a convolution of which the first pixels are computed, without a stride. */
  WinogradAxis(WindowAxis axis, int out) {
    this.out = out;
    window = axis.window();
    dilation = axis.dilation();
    parts = (window - 1) / TAPS + 1;
    starts = IntStream.range(0, out).filter(pixel -> pixel / dilation % 2 == 0).toArray();
  }

  /** Whether tiles are for an axis: windows that move on by one pixel and begin in its padding. */
  static boolean fits(WindowAxis axis) {
    int reach = (axis.window() - 1) * axis.dilation();
    return axis.stride() == 1 && axis.pad() >= 0 && axis.pad() <= reach;
  }

  /** Whether each tile is two neighbouring pixels of the output. */
  boolean isWhole() {
    return dilation == 1 && out % 2 == 0;
  }

  /** How many parts have weights for one of the {@link #SEEN} products. */
  int parts(int product) {
    return product == SEEN - 1 && window % TAPS != 0 ? parts - 1 : parts;
  }

  /** Multiplications for each row of pixels, where the definition takes window for each pixel. */
  int products() {
    return starts.length * (SEEN * parts - (window % TAPS == 0 ? 0 : 1));
  }

  /** Pixels that tiles have, from the first to the last: at least those of the output. */
  int pixels() {
    return starts[starts.length - 1] + dilation + 1;
  }

  /** Elements of a frame that tiles see. */
  int extent() {
    return starts[starts.length - 1] + TAPS * parts * dilation + 1;
  }

  /** Elements from a pixel to the first that a part of its window sees. */
  int shift(int part) {
    return part * TAPS * dilation;
  }
}
