package io.github.rangefinder.finder.disk;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.InputFile;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Text files that this program wrote and that somebody may have changed: UTF-8, of a known size.
 */
public final class TextFile {
  /** Far more than the longest that is ever written. */
  private static final int LONGEST_LINE = 100_000;

  private TextFile() {}

  /**
   * Reads a whole file.
   *
   * @param mostBytes more than any file of its kind has
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  public static String read(Path file, int mostBytes) throws IOException {
    try {
      if (InputFile.size(file) > mostBytes) {
        throw new DataFormatException(
            "cannot read " + file + ": it has more than " + mostBytes + " bytes");
      }
    } catch (FileNotFoundException e) {
      throw new IOException("cannot read " + file + ": " + WholeFile.reason(e), e);
    }
    try (InputStream in = InputFile.open(file)) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(mostBytes));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new DataFormatException("cannot read " + file + ": it is no text in UTF-8");
    }
  }

  /**
   * Opens a file of lines; a line that is longer than any that was written is an {@link
   * IOException} when it is read.
   *
   * @throws IOException with a sentence that names the file, if it is none to read
   */
  public static Reader lines(Path file) throws IOException {
    return new BoundedLines(
        new BufferedReader(
            new InputStreamReader(InputFile.open(file), StandardCharsets.UTF_8.newDecoder())));
  }

  /** Counts how long a line is. */
  private static final class BoundedLines extends FilterReader {
    private long line = 1;
    private int length;

    BoundedLines(Reader in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      char[] one = new char[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] chars, int offset, int count) throws IOException {
      int read = in.read(chars, offset, count);
      for (int i = offset; i < offset + read; i++) {
        length++;
        if (chars[i] == '\n') {
          line++;
          length = 0;
        } else if (length > LONGEST_LINE) {
          throw new IOException("line " + line + " has over " + LONGEST_LINE + " characters");
        }
      }
      return read;
    }
  }
}
