package io.github.rangefinder.finder.report.chart;

import static java.util.stream.Collectors.joining;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Repeats;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Spread;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.find.TestSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;

/**
 * A picture of every test's curve over the learning rate, with the suggestions marked.
 *
 * @param words what the picture says around the curves
 * @param raw the thin line's height at an iteration
 * @param smoothed the thick line's height at an iteration
 * @param usefulRange the heights that should be seen
 * @param others what the labels of other rules' learning rates say, by the names of these rules
 */
record CurveChart(
    Words words,
    Repeats.Height raw,
    Repeats.Height smoothed,
    Function<List<RangeCurve>, Range> usefulRange,
    Map<String, String> others) {
  /**
   * What a picture says around its curves.
   *
   * @param title what it shows
   * @param yLabel what the y axis shows
   * @param legend what thin and thick lines are where tests are not repeated
   */
  record Words(String title, String yLabel, String legend) {}

  byte[] png(RangeTestReport report) {
    List<RangeCurve> curves = report.tests().stream().map(test -> test.result().curve()).toList();
    List<PointMarks.Mark> marks = marks(report);
    PowersAxis xAxis = xAxis(curves);
    Range useful = usefulRange.apply(curves);
    ValueAxis yAxis = new HeightAxis(words.yLabel(), withRoomForLabels(useful, marks, xAxis));

    XYPlot plot = Picture.plot(xAxis, yAxis);
    plot.setRangeZeroBaselineVisible(true);
    plot.setRangeZeroBaselinePaint(Style.FRAME);
    new CurveLines(report, yAxis.getRange(), useful.getUpperBound()).addTo(plot, raw, smoothed);
    plot.addAnnotation(new PointMarks(marks));
    return Picture.png(
        words.title(),
        plot,
        subject(report),
        report.mostRepeats() == 1 ? words.legend() : repeatedLegend(report));
  }

  private String repeatedLegend(RangeTestReport report) {
    return "line: median of %d repeats, band: 10\u201390 %% of them"
        .formatted(report.mostRepeats());
  }

  private List<PointMarks.Mark> marks(RangeTestReport report) {
    List<PointMarks.Mark> marks = new ArrayList<>();
    for (OptimizerReport result : report.results()) {
      if (result.suggestion().learningRate().isPresent()) {
        double rate = result.suggestion().learningRate().getAsDouble();
        Repeats repeats = result.repeats();
        String label =
            result.optimizer()
                + "  "
                + Rounded.learningRate(rate)
                + (result.suggestion().verdict() == Verdict.UNCERTAIN ? " (uncertain)" : "");
        marks.add(
            new PointMarks.Mark(
                rate,
                heightAt(repeats, rate),
                label,
                Style.color(report.results().indexOf(result)),
                PointMarks.Kind.OURS));
      }
      if (!report.setup().preset()) {
        others.forEach((rule, words) -> mark(report, result, rule, words, marks));
      }
    }
    return marks;
  }

  private void mark(
      RangeTestReport report,
      OptimizerReport result,
      String rule,
      String words,
      List<PointMarks.Mark> marks) {
    Spread spread = result.rules().getOrDefault(rule, Spread.NOTHING);
    if (spread.found() > 0) {
      marks.add(
          new PointMarks.Mark(
              spread.median(),
              heightAt(result.repeats(), spread.median()),
              result.optimizer() + "  " + words + " " + Rounded.learningRate(spread.median()),
              Style.color(report.results().indexOf(result)),
              PointMarks.Kind.OTHER));
    }
  }

  /** The smoothed line's height over a learning rate, also between two of its points. */
  private double heightAt(Repeats repeats, double learningRate) {
    double left = Double.NaN;
    double from = Double.NaN;
    for (int i = 0; i < repeats.size(); i++) {
      double right = repeats.learningRate(i);
      double to = repeats.quantile(smoothed, i, 0.5);
      if (!Double.isNaN(to)) {
        if (right == learningRate) {
          return to;
        }
        if (right > learningRate) {
          return from + (learningRate - left) / (right - left) * (to - from);
        }
        left = right;
        from = to;
      }
    }
    return Double.NaN;
  }

  private static PowersAxis xAxis(List<RangeCurve> curves) {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (RangeCurve curve : curves) {
      if (curve.size() > 0) {
        smallest = Math.min(smallest, curve.learningRate(0));
        largest = Math.max(largest, curve.learningRate(curve.size() - 1));
      }
    }
    String label = "learning rate (log scale)";
    return largest > 0 ? new PowersAxis(label, smallest, largest) : new PowersAxis(label, 1e-4, 1);
  }

  /** Makes the range so much higher that the rows of labels fit above what should be seen. */
  private static Range withRoomForLabels(
      Range range, List<PointMarks.Mark> marks, PowersAxis xAxis) {
    double share = PointMarks.share(PointMarks.rows(marks, xAxis));
    return new Range(
        range.getLowerBound(), range.getLowerBound() + range.getLength() / (1 - share));
  }

  /** What was trained on what, as far as the settings say. */
  static String subject(RangeTestReport report) {
    TestSetup setup = report.setup();
    TestSetup.Steps steps = setup.steps();
    StringBuilder text = new StringBuilder("Learning-rate range test");
    append(text, ": ", setup.subject().model(), "");
    append(text, " on ", setup.subject().data(), "");
    String sizes = steps.batchSizes().stream().map(String::valueOf).collect(joining(", "));
    append(text, ", batches of ", sizes.isEmpty() ? null : sizes, "");
    if (steps.iterations().isPresent()) {
      int iterations = steps.iterations().getAsInt();
      String unit = setup.hasBatchesPerRate() ? " rate" : " iteration";
      append(text, ", ", iterations, iterations == 1 ? unit : unit + "s");
    }
    if (setup.hasBatchesPerRate()) {
      append(text, ", ", steps.batchesPerRate().batches(), " batches a rate");
      boolean independent = steps.batchesPerRate().independent();
      append(text, " ", independent ? "from the same weights" : null, "");
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String before, Object value, String after) {
    if (value != null) {
      text.append(before).append(value).append(after);
    }
  }
}
