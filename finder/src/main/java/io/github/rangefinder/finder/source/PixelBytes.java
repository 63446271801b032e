package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.ImageDataset;
import io.github.rangefinder.engine.data.Targets;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.UnsuitableFileException;
import java.util.Arrays;

/**
 * The pixels of many images of one size: one channel as long as all of them are grey, three once
 * one is not; beside it the transparency as long as it may be all that tells them apart, and the
 * low bytes of grey once an image has 16 bits.
 */
final class PixelBytes {
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private final String place;
  private final int images;
  private final ImageSize size;
  private int channels = 1;
  private byte[] bytes;
  private byte[] lowBytes;
  private byte[] opacity;
  private int color = -1;
  private int read;

  /** What the pixels of an image are. */
  enum Content {
    GREY(1),
    DEEP_GREY(1),
    COLOR(3),
    TRANSPARENCY(1);

    private final int channels;

    Content(int channels) {
      this.channels = channels;
    }
  }

  /** Room for images. */
  PixelBytes(String place, int images, ImageSize size) throws UnsuitableFileException {
    this.place = place;
    this.images = images;
    this.size = size;
    this.bytes = allocate(1);
  }

  private int area() {
    return size.width() * size.height();
  }

  private byte[] allocate(int ofChannels) throws UnsuitableFileException {
    long length = (long) images * size.width() * size.height() * ofChannels;
    if (length > Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 2)) {
      throw new UnsuitableFileException(
          "%s has %d images of %d x %d pixels in %d channels, more than the memory that there is; "
              .formatted(place, images, size.width(), size.height(), ofChannels),
          Setting.IMAGE_SIZE,
          " makes them smaller");
    }
    return new byte[(int) length];
  }

  void add(DecodedImage image) throws UnsuitableFileException {
    if (channels == 1 && !image.isGrey()) {
      toColor();
    }
    if (image.deep() != null && lowBytes == null) {
      lowBytes = bytes.clone(); // of 8 bits v the 16 bits are v times 257
    }
    int at = read * area();
    addOpacity(image, at);
    for (int i = 0; i < area(); i++) {
      for (int channel = 0; channel < channels; channel++) {
        bytes[(at + i) * channels + channel] = (byte) (image.rgb()[i] >> 16 - 8 * channel);
      }
      if (lowBytes != null && channels == 1) {
        lowBytes[at + i] = (byte) (image.deep() == null ? image.rgb()[i] : image.deep()[i]);
      }
    }
    read++;
  }

  /** Transparency is of use only while every image so far has it and none has another colour. */
  private void addOpacity(DecodedImage image, int at) throws UnsuitableFileException {
    boolean alone =
        image.alpha() != null
            && image.isOfOneColor()
            && (read == 0 || opacity != null && color == image.rgb()[0]);
    if (!alone) {
      opacity = null;
      return;
    }
    color = image.rgb()[0];
    opacity = opacity == null ? allocate(1) : opacity;
    for (int i = 0; i < area(); i++) {
      opacity[at + i] = (byte) image.alpha()[i];
    }
  }

  private void toColor() throws UnsuitableFileException {
    byte[] grey = bytes;
    bytes = allocate(3);
    channels = 3;
    for (int i = 0; i < read * area(); i++) {
      Arrays.fill(bytes, 3 * i, 3 * i + 3, grey[i]);
    }
  }

  /** What the pixels are after all. */
  Content content() {
    if (opacity != null) {
      return Content.TRANSPARENCY;
    }
    return channels == 3 ? Content.COLOR : lowBytes != null ? Content.DEEP_GREY : Content.GREY;
  }

  /**
   * The images with what is to be said of them.
   *
   * @param content what to take; colour also of grey images
   * @throws UnsuitableFileException if the images do not have it
   */
  Dataset dataset(Content content, Targets targets)
      throws DataFormatException, UnsuitableFileException {
    Shape shape = Shape.of(size.height(), size.width(), content.channels);
    switch (content) {
      case TRANSPARENCY:
        if (opacity == null) {
          throw new DataFormatException(
              place + " has images that differ in more than their transparency, unlike training");
        }
        return new ImageDataset(shape, opacity, targets);
      case COLOR:
        if (channels == 1) {
          toColor();
        }
        return new ImageDataset(shape, bytes, targets);
      default:
        if (channels != 1) {
          throw new DataFormatException(
              place + " has images in colour, the training images are grey");
        }
        return content == Content.GREY
            ? new ImageDataset(shape, bytes, targets)
            : new FloatDataset(shape, deepRows(), targets);
    }
  }

  private FloatRows deepRows() {
    FloatRows rows = new FloatRows(area());
    float[] row = new float[area()];
    for (int image = 0; image < images; image++) {
      for (int i = 0; i < row.length; i++) {
        int at = image * row.length + i;
        int low = Byte.toUnsignedInt(lowBytes == null ? bytes[at] : lowBytes[at]);
        row[i] = (Byte.toUnsignedInt(bytes[at]) << 8 | low) / 65535f;
      }
      rows.add(row);
    }
    return rows;
  }
}
