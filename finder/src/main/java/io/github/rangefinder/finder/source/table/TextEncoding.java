package io.github.rangefinder.finder.source.table;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.InputFile;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.UnsuitableFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The encoding of a text, told by its bytes: by a byte order mark; as UTF-16 by the zeros that it
 * has beside ASCII; as UTF-8 by being valid; else it is what Windows writes in western Europe and
 * America, which contains Latin-1, unless whole words are beyond ASCII, as in other scripts.
 *
 * @param file perhaps compressed with gzip
 * @param guessed whether it is only likely, for neither a mark nor a rule says so
 */
record TextEncoding(Path file, Charset charset, boolean guessed) {
  private static final int BUFFER = 1 << 16;
  private static final int PROBE = 1 << 12;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** Bytes that are no characters of it. */
  private static final String NOT_WINDOWS = "\u0081\u008d\u008f\u0090\u009d";

  /** Control characters that texts have: tab, line feed, vertical tab, form feed, return. */
  private static final int FIRST_BLANK = '\t';

  private static final int LAST_BLANK = '\r';
  private static final int ESCAPE = 0x1b;

  /** Hardly a western word has so many letters beyond ASCII in a row; most others have. */
  private static final int FOREIGN_RUN = 3;

  /**
   * Finds it out.
   *
   * @param wanted what somebody says that it is
   * @throws DataFormatException if the file is no text
   * @throws UnsuitableFileException if it is in another encoding
   */
  static TextEncoding of(Path file, Optional<Charset> wanted) throws IOException {
    if (wanted.isPresent()) {
      InputFile.require(file);
      return new TextEncoding(file, wanted.get(), false);
    }
    ForeignContent.requireNone(file);
    try (InputStream in = InputFile.openUnpacked(file)) {
      byte[] start = in.readNBytes(PROBE);
      Charset wide = wide(start);
      if (wide != null) {
        return new TextEncoding(file, wide, false);
      }
      requireText(file, start);
      if (isUtf8(start, in)) {
        return new TextEncoding(file, StandardCharsets.UTF_8, false);
      }
    }
    try (InputStream in = InputFile.openUnpacked(file)) {
      if (!isWestern(in)) {
        throw new UnsuitableFileException(
            file + " is neither UTF-8 nor " + WINDOWS.name() + "; ",
            Setting.ENCODING,
            " names what it is, such as windows-1251, GB18030 or Shift_JIS");
      }
      return new TextEncoding(file, WINDOWS, true);
    }
  }

  /** UTF-16 or UTF-32, if it is that. */
  private static Charset wide(byte[] start) {
    int first = start.length < 2 ? 0 : (start[0] & 0xff) << 8 | start[1] & 0xff;
    boolean zeros = start.length >= 4 && start[2] == 0 && start[3] == 0;
    if (first == 0xfffe) {
      return zeros ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
    }
    if (first == 0xfeff) {
      return StandardCharsets.UTF_16BE;
    }
    int even = 0;
    int odd = 0;
    for (int i = 0; i < start.length; i++) {
      if (start[i] == 0) {
        even += 1 - i % 2;
        odd += i % 2;
      }
    }
    int most = start.length / 8;
    return odd > most && even == 0
        ? StandardCharsets.UTF_16LE
        : even > most && odd == 0 ? StandardCharsets.UTF_16BE : null;
  }

  private static void requireText(Path file, byte[] start) throws DataFormatException {
    for (int i = 0; i < start.length; i++) {
      if (start[i] >= 0
          && start[i] < ' '
          && start[i] != ESCAPE
          && (start[i] < FIRST_BLANK || start[i] > LAST_BLANK)) {
        throw new DataFormatException(
            "%s is no text: byte %d is %d, which no table has".formatted(file, i, start[i]));
      }
    }
  }

  /** Whether all bytes are characters of UTF-8. */
  private static boolean isUtf8(byte[] start, InputStream rest) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports whatever is none
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER).put(start);
    CharBuffer chars = CharBuffer.allocate(BUFFER);
    boolean end = false;
    while (!end) {
      int read = rest.read(bytes.array(), bytes.position(), bytes.remaining());
      end = read < 0;
      bytes.position(bytes.position() + Math.max(0, read)).flip();
      if (decoder.decode(bytes, chars.clear(), end).isError()) {
        return false;
      }
      bytes.compact();
    }
    return true;
  }

  /**
   * Whether all bytes are characters of {@link #WINDOWS}, and most of those beyond ASCII do not
   * stand several in a row.
   */
  private static boolean isWestern(InputStream in) throws IOException {
    byte[] bytes = new byte[BUFFER];
    long single = 0;
    long inRuns = 0;
    int run = 0;
    for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
      for (int i = 0; i < read; i++) {
        if (bytes[i] < 0) {
          if (NOT_WINDOWS.indexOf(bytes[i] & 0xff) >= 0) {
            return false;
          }
          run++;
        } else if (run > 0) {
          single += run < FOREIGN_RUN ? run : 0;
          inRuns += run < FOREIGN_RUN ? 0 : run;
          run = 0;
        }
      }
    }
    return inRuns <= single;
  }

  /** Opens the text, behind its byte order mark. */
  Reader open() throws IOException {
    InputStream in = InputFile.openUnpacked(file);
    Reader reader = new InputStreamReader(in, charset);
    return new MarkSkipping(reader);
  }
}
