package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.Sums;
import io.github.rangefinder.engine.kernel.WindowAxis;

/**
 * An image in a frame of zeros, its padding, and where in it each output pixel's window lies.
 *
 * <p>Channels last, what a window sees of one image row, (kernelWidth, channels), is contiguous
 * already: a convolution needs no copy of its windows. A loop reads a window float by float,
 * through {@link #taps}, or, without dilation and groups, as a few contiguous <em>strips</em>, one
 * for each of its rows.
 *
 * <p>Loops over strips go by whole vectors: {@link #pitch} is a strip's length rounded up to them,
 * and behind the last strip there is room to read and write past its end.
 */
final class FramedImage {
  /** Strips that a window has: its rows. */
  final int strips;

  /** Floats in a strip. */
  final int length;

  /** Floats in a strip, rounded up to whole vectors. */
  final int pitch;

  /** From one strip of a window to its next: a row of the frame. */
  final int step;

  /** Where each pixel's window starts; the last is repeated for tiles that reach past it. */
  final int[] windows;

  /**
   * From a window's start to each float in it that the first group sees, in the order of the
   * convolution kernel's rows. Other groups begin as many channels later.
   */
  final int[] taps;

  /** Floats in the frame, with the room behind it. */
  final int size;

  /** Whether an image is its own frame, and whole vectors end where its strips do if need be. */
  final boolean inPlace;

  private final FusedSizes sizes;
  private final int rows;
  private final int rowLength;

  /**
   * The frame for the given sizes.
   *
   * @param wholeVectors whether loops read and write strips by whole vectors
   */
  FramedImage(FusedSizes s, boolean wholeVectors) {
    this(s, wholeVectors, seen(s.convolution().rows()), seen(s.convolution().columns()));
  }

  /** The frame of a convolution by Winograd's tiles, which may see more than its windows do. */
  static FramedImage ofTiles(FusedSizes s) {
    int height = WinogradForward.rows(s).extent();
    int width = WinogradForward.columns(s).extent();
    return new FramedImage(
        s,
        s.sparse(),
        Math.max(height, seen(s.convolution().rows())),
        Math.max(width, seen(s.convolution().columns())));
  }

  /** Elements that windows see along an axis. */
  private static int seen(WindowAxis axis) {
    return (axis.out() - 1) * axis.stride() + (axis.window() - 1) * axis.dilation() + 1;
  }

  private FramedImage(FusedSizes s, boolean wholeVectors, int height, int width) {
    sizes = s;
    strips = s.kernelHeight();
    length = s.kernelWidth() * s.channels();
    pitch = (length + VectorLanes.COUNT - 1) / VectorLanes.COUNT * VectorLanes.COUNT;
    ConvolutionSizes c = s.convolution();
    step = width * s.channels();
    size = height * step + pitch;
    rows = Math.min(s.height(), height - s.padTop());
    rowLength = Math.min(s.width() * s.channels(), step - s.padLeft() * s.channels());
    boolean isImage =
        s.padTop() == 0
            && s.padLeft() == 0
            && height == s.height()
            && step == s.width() * s.channels();
    inPlace = isImage && (pitch == length || !wholeVectors);
    windows = new int[s.pixels() + VectorTapTile.SPARE_ROWS];
    for (int i = 0; i < windows.length; i++) {
      int pixel = Math.min(i, s.pixels() - 1);
      int down = s.pixelRow(pixel) * c.rows().stride();
      windows[i] = down * step + s.pixelColumn(pixel) * c.columns().stride() * s.channels();
    }
    taps = new int[s.kernelHeight() * s.kernelWidth() * s.groupChannels()];
    for (int i = 0; i < taps.length; i++) {
      int position = i / s.groupChannels();
      int down = position / s.kernelWidth() * c.rows().dilation();
      int right = position % s.kernelWidth() * c.columns().dilation();
      taps[i] = down * step + right * s.channels() + i % s.groupChannels();
    }
  }

  /**
   * The image in its frame: itself, where it is so already, or else the buffer (size), from
   * bufferAt on, filled.
   */
  float[] frame(float[] image, int imageAt, float[] buffer, int bufferAt) {
    if (inPlace) {
      return image;
    }
    int row = sizes.width() * sizes.channels();
    for (int y = 0; y < rows; y++) {
      System.arraycopy(image, imageAt + y * row, buffer, bufferAt + place(y), rowLength);
    }
    return buffer;
  }

  /** Floats in the frame, without the room behind it. */
  int sizeWithoutRoom() {
    return size - pitch;
  }

  /** Where in {@link #frame}'s result the frame begins. */
  int at(int imageAt, int bufferAt) {
    return inPlace ? imageAt : bufferAt;
  }

  /** image (height, width, channels) += what the frame holds of it. */
  void addUnframed(float[] frame, float[] image, int imageAt) {
    int row = sizes.width() * sizes.channels();
    for (int y = 0; y < rows; y++) {
      Sums.add(frame, place(y), image, imageAt + y * row, rowLength);
    }
  }

  /** Where image row y starts. */
  private int place(int y) {
    return (y + sizes.padTop()) * step + sizes.padLeft() * sizes.channels();
  }
}
