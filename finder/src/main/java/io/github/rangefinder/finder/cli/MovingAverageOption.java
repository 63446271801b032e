package io.github.rangefinder.finder.cli;

import picocli.CommandLine.Option;

/** The window of the loss delta. */
final class MovingAverageOption {
  @Option(
      names = "--moving-average",
      paramLabel = "M",
      defaultValue = "20",
      description = "iterations over which the loss delta is taken (default: ${DEFAULT-VALUE})")
  private int movingAverage;

  /** In iterations. */
  int value() {
    return movingAverage;
  }
}
