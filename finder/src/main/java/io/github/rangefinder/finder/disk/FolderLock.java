package io.github.rangefinder.finder.disk;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * One run a folder: holds {@code rangefinder.lock} in it. What counts is the system's lock on that
 * file, which ends with the process however it ends; a file that a crash has left says nothing.
 */
public final class FolderLock implements Closeable {
  /** The name of the file in the folder. */
  public static final String FILE = "rangefinder.lock";

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes a folder for this run, puts in its place what killed runs have left complete, and takes
   * away what they have left half written.
   *
   * @param folder must exist
   * @throws IOException with a sentence, if another run writes to it or the lock cannot be written
   */
  public static FolderLock take(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      FolderLock lock = null;
      while (lock == null) {
        lock = tryTake(folder, file);
      }
      lock.tidy(folder);
      return lock;
    } catch (FileSystemException e) {
      throw new IOException("cannot write " + file + ": " + WholeFile.reason(e), e);
    }
  }

  /**
   * Puts in its place what a run that was killed has left complete; does nothing while another run
   * writes to the folder, for then that one does so, or where the folder cannot be written to.
   */
  public static void recover(Path folder) {
    if (PlannedMoves.areIn(folder)) {
      try {
        take(folder).close();
      } catch (IOException e) {
        // then the files are read as they are, and whoever reads them says what is wrong
      }
    }
  }

  private void tidy(Path folder) throws IOException {
    boolean tidy = false;
    try {
      PlannedMoves.finish(folder);
      Draft.clear(folder);
      tidy = true;
    } finally {
      if (!tidy) {
        close();
      }
    }
  }

  /** Null if the last holder took the file away just now, so that a lock on it says nothing. */
  private static FolderLock tryTake(Path folder, Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      create(file);
    }
    FileChannel channel = null;
    boolean taken = false;
    try {
      Object key = key(file);
      channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      if (!key.equals(key(file))) {
        return null;
      }
      requireLock(channel, folder, file);
      taken = key.equals(key(file));
      if (taken) {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(name().getBytes(StandardCharsets.UTF_8)), 0);
      }
      return taken ? new FolderLock(file, channel) : null;
    } catch (NoSuchFileException e) {
      return null;
    } finally {
      if (!taken && channel != null) {
        channel.close();
      }
    }
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // another run was faster, and its lock is what counts
    }
  }

  /**
   * What tells a file from another of the same name, where the system has such a thing. In a folder
   * where others write too, somebody may have laid a link or a pipe there: nothing is written to
   * where it leads.
   */
  private static Object key(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      throw new FileSystemException(file.toString(), null, "it is no file of a run");
    }
    return attributes.fileKey() == null ? file : attributes.fileKey();
  }

  /**
   * Locks the file. Who holds a lock must not open the file once more: the system would take the
   * lock away with the first of the two that is closed.
   */
  private static void requireLock(FileChannel channel, Path folder, Path file) throws IOException {
    String holder = "this process";
    try {
      if (channel.tryLock() != null) {
        return;
      }
      holder = holder(file);
    } catch (OverlappingFileLockException e) {
      // another run of this very process
    }
    throw new IOException(
        "another run writes to %s (%s); wait for it or choose another folder"
            .formatted(folder, holder));
  }

  private static String name() {
    return "process " + ProcessHandle.current().pid();
  }

  private static String holder(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      String holder = new String(in.readNBytes(64), StandardCharsets.UTF_8);
      return holder.matches("process \\d+") ? holder : "an unknown process";
    }
  }

  /** Gives the folder back. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
  }
}
