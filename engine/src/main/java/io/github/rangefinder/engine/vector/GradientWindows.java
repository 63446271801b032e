package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the gradient of a convolution's image is itself a convolution, of the output gradient in a
 * frame of zeros:
 *
 * <pre>
 * inputGradient[y, x] = Σ over kh, kw of outputGradient[oy, ox] · kernel[kh, kw]
 *                       with oy · rowStride + kh · rowDilation - padTop = y, and ox alike
 * </pre>
 *
 * <p>Which kh and kw there are depends on the remainders of y + padTop and x + padLeft by the
 * strides alone: pixels with the same remainders form a {@link Phase}, whose windows on the output
 * gradient are all alike and move on by one pixel.
 */
final class GradientWindows {
  final List<Phase> phases = new ArrayList<>();

  /** Floats in the framed output gradient. */
  final int frameSize;

  private final ConvolutionSizes s;
  private final int pitch;
  private final int padRows;
  private final int padColumns;
  private final int frameRow;

  /** Pixels of the image that see the output gradient in the same way. */
  static final class Phase {
    /** Where in the frame each pixel's window starts, with spare entries behind the last. */
    final int[] windows;

    /** Which pixel of the image it is, counted row by row. */
    final int[] pixels;

    /** The positions kh · kernelWidth + kw of the convolution kernel that the pixels meet. */
    final int[] positions;

    /** From a window's start to the output pixel that a position brings. */
    final int[] offsets;

    Phase(int[] windows, int[] pixels, int[] positions, int[] offsets) {
      this.windows = windows;
      this.pixels = pixels;
      this.positions = positions;
      this.offsets = offsets;
    }
  }

  /**
   * The windows of a convolution.
   *
   * @param pitch floats of the frame for each output pixel
   * @param spare how often the last window is to be repeated
   */
  GradientWindows(ConvolutionSizes sizes, int pitch, int spare) {
    this.s = sizes;
    this.pitch = pitch;
    padRows = (s.kernelHeight() - 1) * s.rows().dilation() / s.rows().stride();
    padColumns = (s.kernelWidth() - 1) * s.columns().dilation() / s.columns().stride();
    int rows = Math.max(s.outHeight(), (s.height() - 1 + s.rows().pad()) / s.rows().stride() + 1);
    int columns =
        Math.max(s.outWidth(), (s.width() - 1 + s.columns().pad()) / s.columns().stride() + 1);
    frameRow = (padColumns + columns) * pitch;
    frameSize = (padRows + rows) * frameRow;
    for (int row = 0; row < s.rows().stride(); row++) {
      for (int column = 0; column < s.columns().stride(); column++) {
        addPhase(row, column, spare);
      }
    }
  }

  /** Adds the phase of pixels with the given remainders, unless no pixel or no weight is of it. */
  private void addPhase(int row, int column, int spare) {
    IntStream.Builder positions = IntStream.builder();
    IntStream.Builder offsets = IntStream.builder();
    for (int kh = 0; kh < s.kernelHeight(); kh++) {
      for (int kw = 0; kw < s.kernelWidth(); kw++) {
        int down = kh * s.rows().dilation() - row;
        int right = kw * s.columns().dilation() - column;
        if (down % s.rows().stride() == 0 && right % s.columns().stride() == 0) {
          positions.add(kh * s.kernelWidth() + kw);
          offsets.add(
              -(down / s.rows().stride() * frameRow + right / s.columns().stride() * pitch));
        }
      }
    }
    int[] taken = positions.build().toArray();
    int[] pixels = pixels(row, column);
    if (taken.length > 0 && pixels.length > 0) {
      int[] windows = new int[pixels.length + spare];
      for (int i = 0; i < windows.length; i++) {
        windows[i] = window(pixels[Math.min(i, pixels.length - 1)], row, column);
      }
      phases.add(new Phase(windows, pixels, taken, offsets.build().toArray()));
    }
  }

  private int[] pixels(int row, int column) {
    IntStream.Builder pixels = IntStream.builder();
    int firstRow = Math.floorMod(row - s.rows().pad(), s.rows().stride());
    int firstColumn = Math.floorMod(column - s.columns().pad(), s.columns().stride());
    for (int y = firstRow; y < s.height(); y += s.rows().stride()) {
      for (int x = firstColumn; x < s.width(); x += s.columns().stride()) {
        pixels.add(y * s.width() + x);
      }
    }
    return pixels.build().toArray();
  }

  private int window(int pixel, int row, int column) {
    int y = (pixel / s.width() + s.rows().pad() - row) / s.rows().stride() + padRows;
    int x = (pixel % s.width() + s.columns().pad() - column) / s.columns().stride() + padColumns;
    return y * frameRow + x * pitch;
  }

  /** Floats in a row of the frame. */
  int rowLength() {
    return frameRow;
  }

  /**
   * frame, from frameAt on, = gradient (outHeight, outWidth, filters) from at on; leaves the zeros
   * around it.
   */
  void frame(float[] gradient, int at, float[] frame, int frameAt) {
    int row = s.outWidth() * s.filters();
    for (int y = 0; y < s.outHeight(); y++) {
      int to = frameAt + (padRows + y) * frameRow + padColumns * pitch;
      if (pitch == s.filters()) {
        System.arraycopy(gradient, at + y * row, frame, to, row);
      } else {
        for (int x = 0; x < s.outWidth(); x++) {
          int from = at + y * row + x * s.filters();
          System.arraycopy(gradient, from, frame, to + x * pitch, s.filters());
        }
      }
    }
  }
}
