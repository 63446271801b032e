package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.report.file.RangeTestFiles;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The numbers of range tests while more of them are running: written whenever one is done, so that
 * whoever is killed loses only what was not.
 */
final class FindFiles {
  private final Path folder;
  private final Consumer<String> warning;
  private long next = System.nanoTime();
  private boolean failed;

  /** In a folder that is this run's. */
  FindFiles(Path folder, Consumer<String> warning) {
    this.folder = folder;
    this.warning = warning;
  }

  /** Some tests are done; written at once, unless the last writing was longer ago than it took. */
  void soFar(Supplier<RangeTestReport> soFar) {
    long begin = System.nanoTime();
    if (begin - next < 0) {
      return;
    }
    RangeTestReport report = soFar.get();
    if (report.tests().isEmpty()) {
      return;
    }
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
}
