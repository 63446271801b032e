package io.github.rangefinder.finder.report;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The answer in words: a learning rate for each optimizer, and which of them did better. */
public final class Answer {
  private Answer() {}

  /** The answer as lines of at most 80 characters, each ended by a line feed. */
  public static String text(RangeTestReport report) {
    List<String> paragraphs = new ArrayList<>();
    for (OptimizerReport result : report.results()) {
      paragraphs.add(paragraph(report, result));
    }
    // As many epochs are not as many steps: the losses do not say which batch size did better.
    String conclusion = report.comparesBatchSizes() ? "" : Conclusion.text(report);
    if (!conclusion.isEmpty()) {
      paragraphs.add(Wrapping.wrap(conclusion, ""));
    }
    return String.join("\n", paragraphs);
  }

  private static String paragraph(RangeTestReport report, OptimizerReport result) {
    Suggestion suggestion = result.suggestion();
    String headline =
        suggestion.verdict() == Verdict.NONE
            ? "no suggestion"
            : "learning rate "
                + Rounded.learningRate(suggestion.learningRate().getAsDouble())
                + " ("
                + suggestion.verdict().label()
                + ")";
    StringBuilder text =
        new StringBuilder(result.optimizer() + ": " + headline + "\n")
            .append(Wrapping.wrap(suggestion.reason(), "  "));
    for (TestReport test : report.tests()) {
      if (test.optimizer().equals(result.optimizer())) {
        text.append(Wrapping.wrap(measured(test.result()), "  "));
      }
    }
    return text.toString();
  }

  private static String measured(RangeTestResult result) {
    RangeCurve curve = result.curve();
    int best = curve.bestIteration();
    String lowest =
        best < 0
            ? "No finite loss"
            : "Lowest smoothed loss "
                + Rounded.loss(curve.bestLoss())
                + " at a learning rate of "
                + Rounded.learningRate(curve.learningRate(best));
    return lowest + "; " + ended(result) + ", " + Rounded.duration(result.seconds()) + ".";
  }

  private static String ended(RangeTestResult result) {
    int size = result.curve().size();
    if (size == 0) {
      return "interrupted before the first iteration";
    }
    String after = " after " + size + (size == 1 ? " iteration" : " iterations");
    String at = " at " + Rounded.learningRate(result.curve().learningRate(size - 1)) + after;
    return switch (result.stopReason()) {
      case COMPLETED -> "reached the end of the ramp" + after;
      case DIVERGED -> "diverged" + at;
      case NOT_FINITE -> "the loss was no longer finite" + at;
      case INTERRUPTED -> "interrupted" + at;
    };
  }
}
