package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;

/**
 * How an image is laid out so that all an output pixel sees are a few contiguous strips.
 *
 * <p>Loops over strips go by whole vectors: {@link #pitch} is a strip's length rounded up to them,
 * and behind the last strip there is room to read and write past its end.
 */
abstract class ImageStrips {
  final ConvolutionSizes sizes;

  /** Strips that a pixel sees. */
  final int strips;

  /** Floats in a strip: all strips together are a convolution window. */
  final int length;

  /** Floats in a strip, rounded up to whole vectors. */
  final int pitch;

  /** From one strip of a pixel to its next. */
  final int step;

  /** Where the first strip of each pixel starts; the last pixel is repeated to fill a tile. */
  final int[] starts;

  /** From a pixel's start to each float that it sees, strip after strip. */
  final int[] taps;

  /** Floats in the layout, with the room behind it. */
  final int size;

  /** Whether an image is laid out so as it is, and whole vectors end where its strips do. */
  final boolean inPlace;

  ImageStrips(
      ConvolutionSizes sizes,
      int strips,
      int length,
      int step,
      int[] starts,
      int size,
      boolean inPlace) {
    this.sizes = sizes;
    this.strips = strips;
    this.length = length;
    this.pitch = pitch(length);
    this.step = step;
    this.starts = starts;
    this.size = size + pitch;
    this.inPlace = inPlace;
    this.taps = new int[strips * length];
    for (int i = 0; i < taps.length; i++) {
      taps[i] = i / length * step + i % length;
    }
  }

  /** The layout for the given sizes. */
  static ImageStrips of(ConvolutionSizes sizes) {
    return shortRows(sizes) ? new UnfoldedImage(sizes) : new FramedImage(sizes);
  }

  /** Whether what a pixel sees of one image row is shorter than a vector. */
  static boolean shortRows(ConvolutionSizes sizes) {
    return sizes.kernelWidth() * sizes.channels() < VectorLanes.COUNT;
  }

  static int pitch(int length) {
    return (length + VectorLanes.COUNT - 1) / VectorLanes.COUNT * VectorLanes.COUNT;
  }

  /** Which pixel stands at each place of a table on which a whole tile may start at any pixel. */
  static int[] pixelTable(ConvolutionSizes sizes) {
    int[] table = new int[sizes.pixels() + VectorTile.ROWS - 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = Math.min(i, sizes.pixels() - 1);
    }
    return table;
  }

  /** laidOut (size) = image (height, width, channels); leaves the padding, which is 0, alone. */
  abstract void load(float[] image, int imageAt, float[] laidOut);

  /** image (height, width, channels) = for each of its floats, the sum of its places in laidOut. */
  abstract void sum(float[] laidOut, float[] image, int imageAt);
}
