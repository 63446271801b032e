package io.github.rangefinder.finder.source;

import java.io.File;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.stream.FileImageInputStream;

/**
 * A file of an image whose end may be met a number of times, but not for ever: a decoder that takes
 * what lies behind it for zeros would go on for minutes.
 */
final class PatientStream extends FileImageInputStream {
  private static final int MOST_ENDS = 4096;

  private int ends;

  PatientStream(File file) throws IOException {
    super(file);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    countEnd(read);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    countEnd(read);
    return read;
  }

  private void countEnd(int read) throws IIOException {
    if (read < 0 && ++ends > MOST_ENDS) {
      throw new IIOException("it ends too early");
    }
  }
}
