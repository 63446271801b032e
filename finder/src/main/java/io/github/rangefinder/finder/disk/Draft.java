package io.github.rangefinder.finder.disk;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A file that is being written, under a name of its own beside the one that it is for.
 *
 * <p>The name cannot be guessed, and a draft is always a new file: in a folder where others write
 * too, nobody can lay a link in its way. Whoever is killed leaves the draft behind. The next
 * writing of the same file takes it away, known by the first half of the digits in its name; in a
 * folder of a run {@link #clear} takes all away.
 */
final class Draft implements Closeable {
  private static final String START = "rangefinder-";
  private static final String END = ".draft";

  /** What every draft is called, as a pattern. */
  static final String NAME = START + "[0-9a-f]{16}\\" + END;

  private final Path file;
  private final Path path;

  private Draft(Path file, Path path) {
    this.file = file;
    this.path = path;
  }

  /** One of which nothing is written yet. */
  static Draft of(Path file) {
    byte[] name = new byte[4];
    new SecureRandom().nextBytes(name);
    return new Draft(
        file, file.resolveSibling(START + mark(file) + HexFormat.of().formatHex(name) + END));
  }

  /** Eight digits that a file's drafts have in common. */
  private static String mark(Path file) {
    return HexFormat.of().toHexDigits(file.getFileName().toString().hashCode());
  }

  /** One that somebody else has written completely. */
  static Draft found(Path folder, String name, String target) {
    return new Draft(folder.resolve(target), folder.resolve(name));
  }

  /** What it is called until it is in its place. */
  String name() {
    return path.getFileName().toString();
  }

  /** Where it is until then. */
  Path path() {
    return path;
  }

  /** The file that it is for. */
  Path target() {
    return file;
  }

  /** Writes a file's content, down to the disk; after a failure nothing is left. */
  static Draft write(Path file, WholeFile.Content content) throws IOException {
    clearBefore(file);
    Draft draft = of(file);
    try {
      draft.fill(content);
      return draft;
    } catch (IOException | RuntimeException | Error e) {
      draft.close();
      throw e;
    }
  }

  private void fill(WholeFile.Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      content.writeTo(out);
      out.flush();
      channel.force(true); // or a crash of the machine might find the new name but not the bytes
    }
  }

  /** Puts it where it belongs. */
  void putInPlace() throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a folder");
    }
    try {
      Files.move(path, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(path, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The same, unless somebody has done so. */
  void putInPlaceIfThere() throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      putInPlace();
    }
  }

  /** Takes the draft away, unless it is in its place. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // the failure that matters is already on its way
    }
  }

  /** Takes away what was left of earlier writings of a file, where that can be done. */
  static void clearBefore(Path file) {
    try {
      clear(file.toAbsolutePath().getParent(), START + mark(file) + "*" + END);
    } catch (IOException e) {
      // a folder that cannot be listed may be written to all the same
    }
  }

  /** Takes away the drafts of those that were killed; nobody else may be writing to the folder. */
  static void clear(Path folder) throws IOException {
    clear(folder, START + "*" + END);
  }

  private static void clear(Path folder, String pattern) throws IOException {
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, pattern)) {
      for (Path draft : drafts) {
        Files.deleteIfExists(draft);
      }
    }
  }
}
