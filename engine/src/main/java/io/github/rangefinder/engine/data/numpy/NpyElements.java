package io.github.rangefinder.engine.data.numpy;

import io.github.rangefinder.engine.data.DataFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The elements of an array in NumPy's format, one after the other as they lie in the file. */
final class NpyElements {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final NpyType type;
  private final ByteBuffer buffer;

  /** The elements that follow a header in a stream. */
  NpyElements(InputStream in, NpyHeader header) throws DataFormatException {
    this.in = in;
    this.type = header.type();
    this.buffer = ByteBuffer.allocate(BUFFER_BYTES).order(NpyType.order(header.descr())).flip();
  }

  /**
   * The next element.
   *
   * @throws EOFException if there is none
   */
  double next() throws IOException {
    if (!buffer.hasRemaining()) {
      int read = in.readNBytes(buffer.array(), 0, buffer.capacity());
      buffer.clear().limit(read - read % type.bytes());
      if (!buffer.hasRemaining()) {
        throw new EOFException();
      }
    }
    return type.take(buffer);
  }
}
