package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.rangetest.Remedy;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.run.RangeTestReport;
import java.util.List;

/** Which options make an uncertain answer surer. */
final class Hints {
  private Hints() {}

  /** A line for each remedy that an answer names. */
  static List<String> of(RangeTestReport report) {
    return of(report.results().stream().map(result -> result.suggestion()).toList());
  }

  /** The same for suggestions. */
  static List<String> of(List<Suggestion> suggestions) {
    return suggestions.stream()
        .flatMap(suggestion -> suggestion.remedies().stream())
        .distinct()
        .sorted()
        .map(Hints::words)
        .toList();
  }

  private static String words(Remedy remedy) {
    return switch (remedy) {
      case SMALLER_START -> "Where the test begins: --start-lr.";
      case LARGER_END -> "Where the test ends: --end-lr.";
      case MORE_ITERATIONS -> "How long the test is: --epochs or --iterations.";
    };
  }
}
