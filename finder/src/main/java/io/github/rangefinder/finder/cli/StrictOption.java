package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.rangetest.Verdict;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Whether a script is to be told that no answer can be relied on. */
final class StrictOption {
  @Option(names = "--strict", description = "end with exit code 3 where no suggestion is reliable")
  private boolean strict;

  /** The exit code of a run that is done and came to these verdicts. */
  int exitCode(Stream<Verdict> verdicts) {
    return strict && verdicts.noneMatch(verdict -> verdict == Verdict.RELIABLE)
        ? ExitCode.NOTHING_RELIABLE
        : ExitCode.DONE;
  }
}
