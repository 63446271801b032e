package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.tensor.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;

/**
 * The samples of an array: bytes are pixels and stay bytes, other numbers become floats. A sample
 * of two axes is an image of one channel.
 */
final class NumpySamples {
  /** The most bytes that an array of every JVM holds. */
  private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

  /** Samples written at once where an array lies in Fortran's order. */
  private static final int TOGETHER = 4096;

  private NumpySamples() {}

  /** A data set that still lacks its targets. */
  @FunctionalInterface
  interface Unlabelled {
    Dataset with(Targets targets);
  }

  /**
   * Reads all samples.
   *
   * @throws DataFormatException if a number is not finite, or they are too many
   */
  static Unlabelled read(NpyArray array) throws IOException {
    Shape shape = sampleShape(array);
    if (array.type() == NpyType.UINT8) {
      byte[] pixels = readBytes(array);
      return targets -> new ImageDataset(shape, pixels, targets);
    }
    FloatRows rows = readFloats(array);
    return targets -> new FloatDataset(shape, rows, targets);
  }

  private static Shape sampleShape(NpyArray array) {
    int[] dims = array.sampleDims();
    return switch (dims.length) {
      case 0 -> Shape.of(1);
      case 2 -> Shape.of(dims[0], dims[1], 1);
      default -> Shape.of(dims);
    };
  }

  private static byte[] readBytes(NpyArray array) throws IOException {
    int width = array.width();
    long size = (long) array.samples() * width;
    if (size > MAX_BYTES) {
      throw new DataFormatException(
          "%s has %d bytes, more than the %d that can be held"
              .formatted(array.name(), size, MAX_BYTES));
    }
    byte[] bytes = new byte[(int) size];
    array.read((sample, place, value) -> bytes[sample * width + place] = (byte) (int) value);
    return bytes;
  }

  /**
   * Reads all numbers, one row a sample.
   *
   * @throws DataFormatException if one is not finite
   */
  static FloatRows readFloats(NpyArray array) throws IOException {
    if (array.isPlaceByPlace()) {
      return readColumns(array);
    }
    FloatRows rows = new FloatRows(array.width());
    FloatBuffer row = FloatBuffer.allocate(array.width());
    array.read(
        (sample, place, value) -> {
          row.put(place, finite(array, sample, place, value));
          if (place == array.width() - 1) {
            rows.add(row.array());
          }
        });
    return rows;
  }

  private static FloatRows readColumns(NpyArray array) throws IOException {
    FloatRows rows = FloatRows.zeros(array.width(), array.samples());
    FloatBuffer column = FloatBuffer.allocate(TOGETHER);
    array.read(
        (sample, place, value) -> {
          column.put(finite(array, sample, place, value));
          if (!column.hasRemaining() || sample == array.samples() - 1) {
            int n = column.position();
            rows.setColumn(place, sample - n + 1, column.array(), n);
            column.clear();
          }
        });
    return rows;
  }

  private static float finite(NpyArray array, int sample, int place, double value)
      throws DataFormatException {
    float number = (float) value;
    if (!Float.isFinite(number)) {
      throw new DataFormatException(
          "%s has %s at %s, expected finite numbers of float32"
              .formatted(array.name(), value, array.index(sample, place)));
    }
    return number;
  }
}
