package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;

/**
 * The pixels of many images of one size as bytes: one channel as long as all of them are grey,
 * three once one is not.
 */
final class PixelBytes {
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private final String place;
  private final int images;
  private final int area;
  private int channels;
  private byte[] bytes;
  private int filled;

  /**
   * Room for images.
   *
   * @param channels to begin with
   */
  PixelBytes(String place, int images, int area, int channels) throws DataFormatException {
    this.place = place;
    this.images = images;
    this.area = area;
    this.channels = channels;
    this.bytes = allocate();
  }

  private byte[] allocate() throws DataFormatException {
    long size = (long) images * area * channels;
    if (size > MOST_BYTES) {
      throw new DataFormatException(
          "%s has %d images of %d pixels in %d channels, more than the %d bytes that can be held;"
                  .formatted(place, images, area, channels, MOST_BYTES)
              + " --image-size makes them smaller");
    }
    return new byte[(int) size];
  }

  void add(ImageFile.Pixels image) throws DataFormatException {
    if (channels == 1 && !image.isGrey()) {
      toColor();
    }
    for (int pixel : image.rgb()) {
      for (int channel = 0; channel < channels; channel++) {
        bytes[filled++] = (byte) (pixel >> 16 - 8 * channel);
      }
    }
  }

  private void toColor() throws DataFormatException {
    byte[] grey = bytes;
    int count = filled;
    channels = 3;
    bytes = allocate();
    filled = 0;
    for (int i = 0; i < count; i++) {
      for (int channel = 0; channel < channels; channel++) {
        bytes[filled++] = grey[i];
      }
    }
  }

  int channels() {
    return channels;
  }

  byte[] bytes() {
    return bytes;
  }
}
