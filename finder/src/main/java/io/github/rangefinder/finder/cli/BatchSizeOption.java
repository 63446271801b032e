package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.run.DefaultBatchSize;
import picocli.CommandLine.Option;

/** How many samples a step of a training takes. */
final class BatchSizeOption {
  @Option(
      names = "--batch-size",
      paramLabel = "B",
      description =
          "samples a batch (default: "
              + DefaultBatchSize.MOST
              + ", or a tenth of the training samples where that is less)")
  private Integer batchSize;

  /** What was asked for; null for nothing. */
  Integer value() {
    return batchSize;
  }
}
