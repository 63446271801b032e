package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.disk.FolderLock;
import io.github.rangefinder.finder.disk.OutputFolder;
import io.github.rangefinder.finder.report.file.RangeTestFiles;
import io.github.rangefinder.finder.run.RangeTestReport;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The numbers of range tests while more of them are running: written whenever one is done, so that
 * whoever is killed loses only what was not.
 *
 * <p>The folder is this run's from its first file on; in an empty one there is nothing to protect.
 */
final class FindFiles implements Closeable {
  private final Path folder;
  private final Consumer<String> warning;
  private FolderLock lock;
  private long next = System.nanoTime();
  private boolean failed;

  /**
   * A folder to write to, made if need be.
   *
   * @throws IOException with a sentence, if it cannot be written to or another run does so
   */
  FindFiles(Path folder, Consumer<String> warning) throws IOException {
    this.folder = folder;
    this.warning = warning;
    OutputFolder.prepare(folder);
    RangeTestFiles.requireWritable(folder);
    if (!OutputFolder.isEmpty(folder)) {
      lock = FolderLock.take(folder);
    }
  }

  /** Some tests are done; written at once, unless the last writing was longer ago than it took. */
  void soFar(RangeTestReport report) {
    long begin = System.nanoTime();
    if (begin - next < 0 || report.tests().isEmpty()) {
      return;
    }
    takeLock();
    try {
      RangeTestFiles.writeNumbers(folder, report);
    } catch (IOException e) {
      if (!failed) {
        warning.accept(e.getMessage() + "; the tests go on");
      }
      failed = true;
    }
    long end = System.nanoTime();
    next = end + (end - begin);
  }

  /** Makes sure that the folder is this run's. */
  void takeLock() {
    try {
      if (lock == null) {
        lock = FolderLock.take(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }
}
