package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.Repeats;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Spread;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The answer in words: a learning rate for each optimizer, and which of them did better. */
public final class Answer {
  private Answer() {}

  /** The answer as lines of at most 80 characters, each ended by a line feed. */
  public static String text(RangeTestReport report) {
    List<String> paragraphs = new ArrayList<>();
    for (OptimizerReport result : report.results()) {
      paragraphs.add(paragraph(report, result));
    }
    String conclusion = conclusion(report);
    if (!conclusion.isEmpty()) {
      paragraphs.add(Wrapping.wrap(conclusion, ""));
    }
    return String.join("\n", paragraphs);
  }

  /**
   * Which optimizer did better; empty where that cannot be said. As many epochs are not as many
   * steps: the losses do not say which batch size did better. And the lowest loss of another finder
   * may be an artefact of its smoothing.
   */
  public static String conclusion(RangeTestReport report) {
    return report.setup().comparesBatchSizes() || report.setup().preset()
        ? ""
        : Conclusion.text(report);
  }

  /**
   * The optimizer to take, at what it suggests; empty where there is no suggestion, and where the
   * losses do not say which is better.
   */
  public static Optional<OptimizerReport> choice(RangeTestReport report) {
    boolean single = report.results().size() == 1;
    return !single && (report.setup().comparesBatchSizes() || report.setup().preset())
        ? Optional.empty()
        : Conclusion.choice(report);
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
    StringBuilder text = new StringBuilder(result.optimizer() + ": " + headline + "\n");
    reasons(report, result).forEach(sentence -> text.append(Wrapping.wrap(sentence, "  ")));
    if (result.repeats().count() > 1) {
      text.append(Wrapping.wrap(rules(result.rules()), "  "));
    }
    result.verification().ifPresent(trainings -> text.append(VerificationTable.text(trainings)));
    return text.toString();
  }

  /** Why an optimizer's answer is what it is, and what was measured: a few sentences. */
  public static List<String> reasons(RangeTestReport report, OptimizerReport result) {
    List<String> reasons = new ArrayList<>(List.of(result.suggestion().reason()));
    Repeats repeats = result.repeats();
    reasons.add(repeats.count() == 1 ? measured(repeats.only()) : measured(repeats));
    Spread steepest = result.rules().getOrDefault(RangeTestReport.ARTICLE_RULE, Spread.NOTHING);
    if (!report.setup().preset() && steepest.found() > 0) {
      reasons.add(article(steepest));
    }
    String heldOut = HeldOutSentence.of(report, result);
    if (!heldOut.isEmpty()) {
      reasons.add(heldOut);
    }
    return reasons;
  }

  /** What the article that the default run repeats would have read off the same curve. */
  private static String article(Spread steepest) {
    return "The rule keras, the steepest loss delta, reads "
        + Rounded.learningRate(steepest.median())
        + " off the same curve.";
  }

  private static String measured(Repeats repeats) {
    return "Median of %d repeats: %s; %s blew up"
            .formatted(
                repeats.count(),
                Capitals.without(lowest(repeats.median())),
                repeats.blownUp() == 0 ? "none" : repeats.blownUp())
        + took("; ", repeats.meanSeconds(), " each.");
  }

  /** How long it took; of a test that was run elsewhere that is not known. */
  private static String took(String before, double seconds, String after) {
    return Double.isNaN(seconds) ? "." : before + Rounded.duration(seconds) + after;
  }

  /**
   * The median of each rule that suggests anything, and how many times the low end of its band the
   * high end is.
   */
  private static String rules(Map<String, Spread> rules) {
    return rules.entrySet().stream()
        .filter(rule -> rule.getValue().found() > 0)
        .map(rule -> rule.getKey() + " " + spread(rule.getValue()))
        .collect(Collectors.joining(", ", "Rules (spread): ", "."));
  }

  private static String spread(Spread spread) {
    return Rounded.learningRate(spread.median())
        + String.format(Locale.ROOT, " (x%.1f)", spread.factor());
  }

  private static String measured(RangeTestResult result) {
    return lowest(result.curve()) + "; " + ended(result) + took(", ", result.seconds(), ".");
  }

  private static String lowest(RangeCurve curve) {
    int best = curve.bestIteration();
    return best < 0
        ? "No finite loss"
        : "Lowest smoothed loss "
            + Rounded.loss(curve.bestLoss())
            + " at a learning rate of "
            + Rounded.learningRate(curve.learningRate(best));
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
