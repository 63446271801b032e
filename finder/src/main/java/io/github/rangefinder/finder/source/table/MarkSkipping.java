package io.github.rangefinder.finder.source.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Leaves out a byte order mark, and remembers the last character that was no blank. */
final class MarkSkipping extends FilterReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private boolean begun;
  private char last;
  private boolean ended;

  MarkSkipping(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] chars, int offset, int length) throws IOException {
    int read = super.read(chars, offset, length);
    ended = read < 0;
    if (!begun && read > 0) {
      begun = true;
      if (chars[offset] == BYTE_ORDER_MARK) {
        if (read == 1) {
          return read(chars, offset, length);
        }
        System.arraycopy(chars, offset + 1, chars, offset, read - 1);
        read--;
      }
    }
    for (int i = offset + read - 1; i >= offset; i--) {
      if (chars[i] > ' ') {
        last = chars[i];
        break;
      }
    }
    return read;
  }

  /** Whether there is no more. */
  boolean ended() {
    return ended;
  }

  /** The last character so far that was no blank. */
  char last() {
    return last;
  }
}
