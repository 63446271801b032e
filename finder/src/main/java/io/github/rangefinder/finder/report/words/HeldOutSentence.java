package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.finder.rangetest.Bounds;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.SmithBounds;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.statistics.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What an optimizer's looks at held-out samples came to, in words. */
final class HeldOutSentence {
  private HeldOutSentence() {}

  /** A sentence or two; empty where there was nothing to look at. */
  static String of(RangeTestReport report, OptimizerReport result) {
    List<RangeCurve> curves = result.tests().stream().map(test -> test.result().curve()).toList();
    boolean judged = report.setup().judgesValidation();
    int count = report.setup().looks().samples();
    boolean one = count == 1;
    String samples = count + (one ? " held-out sample" : " held-out samples");
    List<String> sentences = new ArrayList<>();
    if (judged) {
      sentences.add("That is the loss on " + samples + ".");
    }
    List<RangeCurve> accurate = curves.stream().filter(RangeCurve::hasAccuracy).toList();
    if (!accurate.isEmpty()) {
      sentences.add(
          "Highest accuracy%s %s at a learning rate of %s%s."
              .formatted(
                  judged ? (one ? " on it" : " on them") : " on " + samples,
                  Rounded.percent(median(accurate, RangeCurve::bestAccuracy)),
                  Rounded.learningRate(
                      median(accurate, curve -> curve.learningRate(curve.mostAccurateIteration()))),
                  accurate.size() > 1 ? " (medians)" : ""));
    }
    List<Bounds> bounds = accurate.stream().flatMap(c -> SmithBounds.of(c).stream()).toList();
    if (2 * bounds.size() > accurate.size()) {
      sentences.add(
          "By Smith's criterion, where it begins and ceases to rise, cycles go from "
              + Rounded.learningRate(median(bounds, Bounds::lower))
              + " to "
              + Rounded.learningRate(median(bounds, Bounds::upper))
              + ".");
    }
    return String.join(" ", sentences);
  }

  private static <T> double median(List<T> values, ToDoubleFunction<T> value) {
    return Quantiles.of(values.stream().mapToDouble(value).toArray()).median();
  }
}
