package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import java.util.Arrays;

/**
 * The windows that the pixels see, one after the other. For a first layer with 1 or 3 channels:
 * what a pixel sees of one image row is shorter than a vector there, and a window is not much more.
 */
final class UnfoldedImage extends ImageStrips {
  /** For each place in the layout the float of the image that belongs there, or -1. */
  private final int[] source;

  UnfoldedImage(ConvolutionSizes s) {
    super(s, 1, length(s), 0, starts(s), s.pixels() * pitch(length(s)), false);
    source = new int[s.pixels() * pitch];
    Arrays.fill(source, -1);
    for (int pixel = 0; pixel < s.pixels(); pixel++) {
      for (int i = 0; i < length; i++) {
        source[pixel * pitch + i] = source(s, pixel, i);
      }
    }
  }

  private static int length(ConvolutionSizes s) {
    return s.kernelHeight() * s.kernelWidth() * s.channels();
  }

  private static int[] starts(ConvolutionSizes s) {
    int[] starts = pixelTable(s);
    for (int i = 0; i < starts.length; i++) {
      starts[i] *= pitch(length(s));
    }
    return starts;
  }

  private static int source(ConvolutionSizes s, int pixel, int i) {
    int tap = i / s.channels();
    int y = s.pixelRow(pixel) * s.stride() - s.padTop() + tap / s.kernelWidth();
    int x = s.pixelColumn(pixel) * s.stride() - s.padLeft() + tap % s.kernelWidth();
    boolean inside = y >= 0 && y < s.height() && x >= 0 && x < s.width();
    return inside ? (y * s.width() + x) * s.channels() + i % s.channels() : -1;
  }

  @Override
  void load(float[] image, int imageAt, float[] laidOut) {
    for (int pixel = 0; pixel < source.length; pixel += pitch) {
      for (int i = pixel; i < pixel + length; i++) {
        if (source[i] >= 0) {
          laidOut[i] = image[imageAt + source[i]];
        }
      }
    }
  }

  /** windows (length, pixels) = the transpose of laidOut (pixels, pitch) without its padding. */
  void transpose(float[] laidOut, int laidOutAt, float[] windows) {
    int pixels = sizes.pixels();
    for (int i = 0; i < length; i++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        windows[i * pixels + pixel] = laidOut[laidOutAt + pixel * pitch + i];
      }
    }
  }

  @Override
  void sum(float[] laidOut, float[] image, int imageAt) {
    Arrays.fill(image, imageAt, imageAt + sizes.imageSize(), 0);
    for (int pixel = 0; pixel < source.length; pixel += pitch) {
      for (int i = pixel; i < pixel + length; i++) {
        if (source[i] >= 0) {
          image[imageAt + source[i]] += laidOut[i];
        }
      }
    }
  }
}
