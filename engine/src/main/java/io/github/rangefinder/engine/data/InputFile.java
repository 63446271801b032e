package io.github.rangefinder.engine.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A file that somebody names: the one place that decides what it may be. Every reader opens its
 * files here, so that a pipe, a device or a folder is told by a sentence and never waited for.
 */
public final class InputFile {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int GZIP_MAGIC = 0x1f8b;

  private InputFile() {}

  /**
   * Checks that there is a regular file, or a link to one.
   *
   * @return the file
   * @throws FileNotFoundException with a sentence, if there is none of that name
   * @throws DataFormatException with a sentence, if it is something else
   */
  public static Path require(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      return file;
    }
    if (Files.isDirectory(file)) {
      throw new DataFormatException(file + " is a folder, expected a file");
    }
    if (Files.exists(file)) {
      throw new DataFormatException(
          file + " is a pipe or a device, expected a file whose size is known");
    }
    if (Files.isSymbolicLink(file)) {
      throw new DataFormatException(file + " is a link that leads to no file");
    }
    throw new FileNotFoundException(file + " does not exist");
  }

  /** The bytes of such a file; others as {@link #require}. */
  public static long size(Path file) throws IOException {
    try {
      return Files.size(require(file));
    } catch (FileSystemException e) {
      throw inWords(file, e);
    }
  }

  /**
   * Opens a file for reading, from its first byte on.
   *
   * @throws IOException with a sentence, if it may not be read or is no regular file
   */
  public static InputStream open(Path file) throws IOException {
    try {
      return new BufferedInputStream(Files.newInputStream(require(file)), BUFFER_BYTES);
    } catch (FileSystemException e) {
      throw inWords(file, e);
    }
  }

  /**
   * Opens a zip archive. Entry names that are no UTF-8 matter only to those who look for them; read
   * as Latin-1 they keep nobody from the other entries.
   *
   * @throws ZipException if it is none, or damaged
   * @throws IOException with a sentence, if it may not be read or is no regular file
   */
  public static ZipFile openZip(Path file) throws IOException {
    File archive = require(file).toFile();
    try {
      return new ZipFile(archive);
    } catch (ZipException | IllegalArgumentException e) {
      try {
        return new ZipFile(archive, StandardCharsets.ISO_8859_1);
      } catch (IllegalArgumentException unreadable) {
        throw new ZipException("its entries cannot be read");
      }
    } catch (EOFException e) {
      throw new ZipException("it ends too early"); // of which the JDK says nothing
    } catch (FileSystemException e) {
      throw inWords(file, e);
    }
  }

  /**
   * Opens a file for reading; one that starts with gzip's magic number is decompressed on the way,
   * and what is wrong with that is a {@link DataFormatException}.
   */
  public static InputStream openUnpacked(Path file) throws IOException {
    InputStream in = open(file);
    try {
      return unpacked(in, file.toString());
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** The same for a stream that is open already; the name is for messages. */
  public static InputStream unpacked(InputStream stream, String name) throws IOException {
    InputStream in =
        stream.markSupported() ? stream : new BufferedInputStream(stream, BUFFER_BYTES);
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    if (magic != GZIP_MAGIC) {
      return in;
    }
    try {
      return new Unpacked(new GZIPInputStream(in, BUFFER_BYTES), name);
    } catch (EOFException | ZipException e) {
      throw damaged(name, e);
    }
  }

  private static IOException inWords(Path file, FileSystemException e) {
    String reason = e instanceof AccessDeniedException ? "permission denied" : e.getReason();
    return new DataFormatException("cannot read " + file + (reason == null ? "" : ": " + reason));
  }

  private static DataFormatException damaged(String name, IOException cause) {
    String reason = cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
    return new DataFormatException(name + " is damaged or cut short within its gzip data" + reason);
  }

  /** Says in words what is wrong with compressed data. */
  private static final class Unpacked extends InputStream {
    private final GZIPInputStream in;
    private final String name;

    Unpacked(GZIPInputStream in, String name) {
      this.in = in;
      this.name = name;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return in.read(bytes, offset, length);
      } catch (EOFException | ZipException e) {
        throw damaged(name, e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
