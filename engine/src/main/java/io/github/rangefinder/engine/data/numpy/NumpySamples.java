package io.github.rangefinder.engine.data.numpy;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.ImageDataset;
import io.github.rangefinder.engine.data.Targets;
import java.io.IOException;
import java.nio.FloatBuffer;

/** The samples of an array: bytes are pixels and stay bytes, other numbers become floats. */
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
    SampleAxes axes = SampleAxes.of(array.sampleDims());
    if (array.type() == NpyType.UINT8) {
      byte[] pixels = readBytes(array, axes);
      return targets -> new ImageDataset(axes.shape(), pixels, targets);
    }
    FloatRows rows = readFloats(array, axes);
    return targets -> new FloatDataset(axes.shape(), rows, targets);
  }

  private static byte[] readBytes(NpyArray array, SampleAxes axes) throws IOException {
    int width = array.width();
    long size = (long) array.samples() * width;
    requireRoom(array, size, 1);
    if (size > MAX_BYTES) {
      throw new DataFormatException(
          "%s has %d bytes, more than the %d that can be held"
              .formatted(array.name(), size, MAX_BYTES));
    }
    byte[] bytes = new byte[(int) size];
    array.read(
        (sample, place, value) -> bytes[sample * width + axes.place(place)] = (byte) (int) value);
    return bytes;
  }

  /** Said before anything is read, for an hour of reading may end without it. */
  private static void requireRoom(NpyArray array, long numbers, int bytes)
      throws DataFormatException {
    long room = Runtime.getRuntime().maxMemory();
    if (numbers > room / bytes) {
      throw new DataFormatException(
          "%s has shape %s, which needs %d MB, more than the %d MB that the Java runtime may use"
              .formatted(array.name(), array.python(), (numbers * bytes) >> 20, room >> 20));
    }
  }

  /**
   * Reads all numbers, one row a sample, each at its place among a sample's axes.
   *
   * @throws DataFormatException if one is not finite
   */
  static FloatRows readFloats(NpyArray array, SampleAxes axes) throws IOException {
    requireRoom(array, (long) array.samples() * array.width(), Float.BYTES);
    if (array.isPlaceByPlace()) {
      return readColumns(array, axes);
    }
    FloatRows rows = new FloatRows(array.width());
    FloatBuffer row = FloatBuffer.allocate(array.width());
    array.read(
        (sample, place, value) -> {
          row.put(axes.place(place), finite(array, sample, place, value));
          if (place == array.width() - 1) {
            rows.add(row.array());
          }
        });
    return rows;
  }

  private static FloatRows readColumns(NpyArray array, SampleAxes axes) throws IOException {
    FloatRows rows = FloatRows.zeros(array.width(), array.samples());
    FloatBuffer column = FloatBuffer.allocate(TOGETHER);
    array.read(
        (sample, place, value) -> {
          column.put(finite(array, sample, place, value));
          if (!column.hasRemaining() || sample == array.samples() - 1) {
            int n = column.position();
            rows.setColumn(axes.place(place), sample - n + 1, column.array(), n);
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
