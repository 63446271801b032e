package io.github.rangefinder.finder.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the files of a run go. */
final class OutOption {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "rangefinder-out",
      description =
          "folder for the numbers and the pictures; made if need be (default: ${DEFAULT-VALUE})")
  private Path out;

  /** The folder, which need not be there. */
  Path folder() {
    return out;
  }
}
