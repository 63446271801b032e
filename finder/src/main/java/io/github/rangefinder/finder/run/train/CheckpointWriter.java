package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.model.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Writes a training's checkpoints: after its first epoch, after its last, and in between whenever
 * that takes no more than a tenth of the time. Where none can be written, the training goes on
 * without.
 */
final class CheckpointWriter {
  private static final int SHARE_OF_TIME = 10;

  private final Path folder;
  private final Network model;
  private final Consumer<String> warning;
  private long next = System.nanoTime();
  private CheckpointFile.Content latest;
  private boolean failed;

  /**
   * A writer into a folder.
   *
   * @param warning told once if a checkpoint cannot be written
   */
  CheckpointWriter(Path folder, Network model, Consumer<String> warning) {
    this.folder = folder;
    this.model = model;
    this.warning = warning;
  }

  /** An epoch is done. */
  void epoch(CheckpointFile.Content content) {
    latest = content;
    if (System.nanoTime() - next >= 0) {
      writeLatest();
    }
  }

  /** Writes what is not yet written; the training is over or interrupted. */
  void end() {
    if (latest != null) {
      writeLatest();
    }
  }

  private void writeLatest() {
    long begin = System.nanoTime();
    try {
      CheckpointFile.write(folder, model, latest);
    } catch (IOException e) {
      if (!failed) {
        warning.accept(e.getMessage() + "; the training goes on without");
      }
      failed = true;
    }
    latest = null;
    long end = System.nanoTime();
    next = end + (SHARE_OF_TIME - 1) * (end - begin);
  }
}
