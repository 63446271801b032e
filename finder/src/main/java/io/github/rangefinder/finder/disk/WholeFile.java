package io.github.rangefinder.finder.disk;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files whole or not at all: what was there before stays until the new file is complete. */
public final class WholeFile {
  private WholeFile() {}

  /** Writes a file's bytes. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything to a stream that somebody else closes. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes beside the file first and then puts it in its place. After a failure nothing is left.
   *
   * @throws IOException with a sentence that names the file and what is wrong
   */
  public static void write(Path file, Content content) throws IOException {
    Path draft =
        file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      try (FileChannel channel =
              FileChannel.open(
                  draft,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
        content.writeTo(out);
        out.flush();
        channel.force(true); // or a crash of the machine might find the new name but not the bytes
      }
      putInPlace(draft, file);
    } catch (IOException e) {
      throw new IOException("cannot write " + file + ": " + reason(e), e);
    } finally {
      deleteQuietly(draft);
    }
  }

  private static void putInPlace(Path draft, Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a folder");
    }
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // the failure that matters is already on its way
    }
  }

  /** What went wrong with a file, in words and without the file's name. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return "there is no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return e.getMessage();
  }
}
