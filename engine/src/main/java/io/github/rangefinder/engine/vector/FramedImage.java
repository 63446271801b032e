package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import java.util.Arrays;

/**
 * An image in a frame of zeros, its padding. Channels last, what a pixel sees of one image row,
 * (kernelWidth, channels), is contiguous already: a convolution needs no im2col.
 */
final class FramedImage extends ImageStrips {
  private final int frameRow;
  private final int rows;
  private final int rowLength;

  FramedImage(ConvolutionSizes s) {
    super(
        s,
        s.kernelHeight(),
        s.kernelWidth() * s.channels(),
        frameRow(s),
        starts(s),
        frameHeight(s) * frameRow(s),
        isImage(s));
    frameRow = frameRow(s);
    rows = Math.min(s.height(), frameHeight(s) - s.padTop());
    rowLength = Math.min(s.width() * s.channels(), frameRow - s.padLeft() * s.channels());
  }

  private static int frameHeight(ConvolutionSizes s) {
    return (s.outHeight() - 1) * s.stride() + s.kernelHeight();
  }

  private static int frameRow(ConvolutionSizes s) {
    return ((s.outWidth() - 1) * s.stride() + s.kernelWidth()) * s.channels();
  }

  /** Whether the frame is the image: nothing is padded, no row or column is left out. */
  private static boolean isImage(ConvolutionSizes s) {
    int row = s.width() * s.channels();
    int strip = s.kernelWidth() * s.channels();
    return s.padTop() == 0
        && s.padLeft() == 0
        && frameHeight(s) == s.height()
        && frameRow(s) == row
        && pitch(strip) == strip;
  }

  private static int[] starts(ConvolutionSizes s) {
    int[] starts = pixelTable(s);
    for (int i = 0; i < starts.length; i++) {
      int pixel = starts[i];
      starts[i] =
          s.pixelRow(pixel) * s.stride() * frameRow(s)
              + s.pixelColumn(pixel) * s.stride() * s.channels();
    }
    return starts;
  }

  @Override
  void load(float[] image, int imageAt, float[] laidOut) {
    int row = sizes.width() * sizes.channels();
    for (int y = 0; y < rows; y++) {
      System.arraycopy(image, imageAt + y * row, laidOut, place(y), rowLength);
    }
  }

  @Override
  void sum(float[] laidOut, float[] image, int imageAt) {
    int row = sizes.width() * sizes.channels();
    if (rows < sizes.height() || rowLength < row) {
      Arrays.fill(image, imageAt, imageAt + sizes.imageSize(), 0);
    }
    for (int y = 0; y < rows; y++) {
      System.arraycopy(laidOut, place(y), image, imageAt + y * row, rowLength);
    }
  }

  /** Where image row y starts. */
  private int place(int y) {
    return (y + sizes.padTop()) * frameRow + sizes.padLeft() * sizes.channels();
  }
}
