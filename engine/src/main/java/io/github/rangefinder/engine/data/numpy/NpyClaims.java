package io.github.rangefinder.engine.data.numpy;

import io.github.rangefinder.engine.data.DataFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Compares what an array's header claims with the bytes that there are, before memory is taken. */
final class NpyClaims {
  /** Deflate makes no more of a byte: 258 bytes from two bits. */
  private static final int LARGEST_EXPANSION = 1032;

  /** So many bytes of one and the same number are no data. */
  private static final long ALIKE_BYTES = 64 << 20;

  private static final int BLOCK_ELEMENTS = 1 << 12;

  private NpyClaims() {}

  /**
   * A gigabyte of zeros compresses to a megabyte. No data begins with the same number this often,
   * so it is not read to its end.
   */
  static void requireVariety(NpyArray.Opener opener, NpyArray.Origin origin) throws IOException {
    if (origin.bytes() < ALIKE_BYTES) {
      return;
    }
    try (InputStream in = opener.open()) {
      NpyHeader header = NpyHeader.read(in, origin.name());
      int size = Math.max(1, header.oneElement());
      byte[] block = new byte[BLOCK_ELEMENTS * size];
      for (long read = 0; read < ALIKE_BYTES; read += block.length) {
        if (in.readNBytes(block, 0, block.length) < block.length
            || !Arrays.equals(block, size, block.length, block, 0, block.length - size)) {
          return;
        }
      }
      throw new DataFormatException(
          "%s has nothing but one number in its first %d elements, expected data"
              .formatted(origin.name(), ALIKE_BYTES / size));
    } catch (EOFException e) {
      throw NpyArray.tooShort(origin.name());
    }
  }

  /** The shape must go with the bytes that follow the header, and with what they can unpack to. */
  static void requireBelievable(NpyHeader header, NpyArray.Origin origin)
      throws DataFormatException {
    long claimed = header.elementBytes();
    if (claimed / LARGEST_EXPANSION > origin.packedBytes()) {
      throw new DataFormatException(
          "%s says it has shape %s, %s bytes, which a file of %d bytes cannot hold"
              .formatted(
                  header.name(),
                  header.python(),
                  claimed == Long.MAX_VALUE ? "countless" : Long.toString(claimed),
                  origin.packedBytes()));
    }
    if (claimed != origin.bytes() - header.size()) {
      throw new DataFormatException(
          "%s says it has shape %s, %d bytes, but %d bytes follow"
              .formatted(header.name(), header.python(), claimed, origin.bytes() - header.size()));
    }
  }
}
