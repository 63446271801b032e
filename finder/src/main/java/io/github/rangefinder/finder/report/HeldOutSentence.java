package io.github.rangefinder.finder.report;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What an optimizer's looks at held-out samples came to, in words. */
final class HeldOutSentence {
  private HeldOutSentence() {}

  /** A sentence or two; empty where there was nothing to look at. */
  static String of(RangeTestReport report, String optimizer) {
    List<RangeCurve> curves =
        report.tests().stream()
            .filter(test -> test.optimizer().equals(optimizer))
            .map(test -> test.result().curve())
            .toList();
    String samples = report.settings().get("validationSamples") + " held-out samples";
    List<String> sentences = new ArrayList<>();
    if (report.judgesValidation()) {
      sentences.add("That is the loss on " + samples + ".");
    }
    List<RangeCurve> accurate = curves.stream().filter(RangeCurve::hasAccuracy).toList();
    if (!accurate.isEmpty()) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Highest accuracy%s %.1f %% at a learning rate of %s%s.",
              report.judgesValidation() ? " on them" : " on " + samples,
              100 * median(accurate, RangeCurve::bestAccuracy),
              Rounded.learningRate(
                  median(accurate, curve -> curve.learningRate(curve.mostAccurateIteration()))),
              accurate.size() > 1 ? " (medians)" : ""));
    }
    return String.join(" ", sentences);
  }

  private static double median(List<RangeCurve> curves, ToDoubleFunction<RangeCurve> value) {
    return curves.stream().mapToDouble(value).sorted().toArray()[curves.size() / 2];
  }
}
