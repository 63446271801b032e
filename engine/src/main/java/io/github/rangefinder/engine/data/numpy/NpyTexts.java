package io.github.rangefinder.engine.data.numpy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The texts of an array in NumPy's format, one after the other: all take the same number of bytes,
 * and zeros fill up the shorter ones.
 */
final class NpyTexts {
  private final InputStream in;
  private final Charset charset;
  private final byte[] bytes;

  /** Each different text once: labels are few and stand in the file again and again. */
  private final Map<String, String> different = new HashMap<>();

  /** The texts that follow a header in a stream. */
  NpyTexts(InputStream in, NpyHeader header) {
    this.in = in;
    this.charset = charset(header.descr());
    this.bytes = new byte[header.textBytes()];
  }

  private static Charset charset(String descr) {
    if (descr.indexOf('U') < 0) {
      return StandardCharsets.UTF_8;
    }
    return Charset.forName(descr.startsWith(">") ? "UTF-32BE" : "UTF-32LE");
  }

  /**
   * The next text.
   *
   * @throws EOFException if there is none
   */
  String next() throws IOException {
    if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
      throw new EOFException();
    }
    String padded = new String(bytes, charset);
    int end = padded.indexOf('\0');
    return different.computeIfAbsent(end < 0 ? padded : padded.substring(0, end), each -> each);
  }
}
