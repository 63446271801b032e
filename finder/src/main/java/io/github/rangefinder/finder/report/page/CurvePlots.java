package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Repeats;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Spread;
import io.github.rangefinder.finder.report.chart.LossDeltas;
import io.github.rangefinder.finder.report.chart.UsefulRange;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jfree.data.Range;

/**
 * The curves of range tests: loss, loss delta and, where it was measured, accuracy over the
 * learning rate. Of repeats that is the median.
 */
final class CurvePlots {
  private static final String LOSS = "loss";
  private static final String SMOOTHED = "smoothed loss";
  private static final String DELTA = "loss delta";
  private static final String SMOOTHED_DELTA = "smoothed loss delta";
  private static final String VALIDATION = "validation loss";
  private static final String ACCURACY = "accuracy";
  private static final String LOW = "tenth of the repeats below";
  private static final String HIGH = "tenth of the repeats above";
  private static final String SUGGESTED = "suggested";
  private static final String STEEPEST = "steepest delta";

  private final RangeTestReport report;
  private final List<RangeCurve> curves = new ArrayList<>();
  private final List<Series> series = new ArrayList<>();
  private final boolean repeated;
  private final int window;

  private CurvePlots(RangeTestReport report) {
    this.report = report;
    this.repeated = report.mostRepeats() > 1;
    this.window = LossDeltas.window(report);
    for (OptimizerReport result : report.results()) {
      RangeCurve curve = result.repeats().median();
      curves.add(curve);
      series.add(series(result, curve));
    }
  }

  static List<Block> of(RangeTestReport report) {
    return new CurvePlots(report).blocks();
  }

  private List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(loss());
    blocks.add(lossDelta());
    if (has(ACCURACY)) {
      blocks.add(
          plot(
              "accuracy",
              "Accuracy on held-out samples over learning rate",
              Axis.linear(ACCURACY),
              List.of(new Trace(ACCURACY, Trace.Style.LINE)),
              suggested()));
    }
    return blocks;
  }

  private Plot loss() {
    List<Trace> traces = new ArrayList<>();
    if (repeated) {
      traces.add(new Trace(LOW, Trace.Style.LOW));
      traces.add(new Trace(HIGH, Trace.Style.HIGH));
    } else {
      traces.add(new Trace(LOSS, Trace.Style.FAINT));
    }
    if (has(VALIDATION)) {
      traces.add(new Trace(VALIDATION, Trace.Style.DASHED));
    }
    traces.add(new Trace(SMOOTHED, Trace.Style.LINE));
    Range losses = UsefulRange.ofLosses(curves);
    return plot(
        LOSS,
        "Loss over learning rate"
            + (repeated
                ? ": median of the repeats and the band that leaves out a tenth of them at either side"
                : ": the thin line is each batch's, the thick one smoothed"),
        Axis.linear(LOSS).between(losses.getLowerBound(), losses.getUpperBound()),
        traces,
        marks());
  }

  private Plot lossDelta() {
    Range deltas = UsefulRange.ofLossDeltas(curves, window);
    return plot(
        "loss-delta",
        "Loss delta over learning rate: mean change over the last %d iterations; thick: smoothed loss"
            .formatted(window),
        Axis.linear(DELTA).between(deltas.getLowerBound(), deltas.getUpperBound()),
        List.of(new Trace(DELTA, Trace.Style.FAINT), new Trace(SMOOTHED_DELTA, Trace.Style.LINE)),
        deltaMarks());
  }

  private boolean has(String column) {
    return series.stream().allMatch(one -> one.columns().containsKey(column));
  }

  private Plot plot(String id, String title, Axis y, List<Trace> traces, List<Mark> marks) {
    return new Plot(
        id, title, new Axes(Axis.logarithmic("learning rate"), y), series, traces, marks);
  }

  private Series series(OptimizerReport result, RangeCurve curve) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put(LOSS, values(curve, curve::loss));
    columns.put(SMOOTHED, values(curve, curve::smoothedLoss));
    columns.put(DELTA, values(curve, i -> curve.lossDelta(i, window)));
    columns.put(SMOOTHED_DELTA, values(curve, i -> LossDeltas.smoothed(curve, i, window)));
    if (curve.isValidated()) {
      columns.put(VALIDATION, values(curve, curve::validationLoss));
    }
    Repeats repeats = result.repeats();
    if (report.hasAccuracy()) {
      columns.put(ACCURACY, values(curve, i -> repeats.quantile(new Accuracy(), i, 0.5)));
    }
    if (repeated) {
      columns.put(LOW, edge(repeats, curve.size(), Spread.LOW));
      columns.put(HIGH, edge(repeats, curve.size(), Spread.HIGH));
    }
    return new Series(result.optimizer(), values(curve, curve::learningRate), columns);
  }

  /** An edge of the band, which ends where too few repeats go on to say how far they spread. */
  private static double[] edge(Repeats repeats, int size, double share) {
    double[] edge = new double[size];
    Arrays.fill(edge, Double.NaN);
    for (int i = 0; i < size; i++) {
      double high = repeats.quantile(RangeCurve::smoothedLoss, i, Spread.HIGH);
      if (Double.isInfinite(high)) {
        break;
      }
      edge[i] = repeats.quantile(RangeCurve::smoothedLoss, i, share);
    }
    return edge;
  }

  /** A repeat that has blown up classifies nothing any more, well or badly. */
  private static final class Accuracy implements Repeats.Height {
    @Override
    public double at(RangeCurve curve, int iteration) {
      return curve.validationAccuracy(iteration);
    }

    @Override
    public double blownUp() {
      return Double.NaN;
    }
  }

  private static double[] values(RangeCurve curve, IntToDoubleFunction value) {
    return IntStream.range(0, curve.size()).mapToDouble(value).toArray();
  }

  private List<Mark> suggested() {
    List<Mark> marks = new ArrayList<>();
    for (OptimizerReport result : report.results()) {
      result
          .suggestion()
          .learningRate()
          .ifPresent(rate -> marks.add(mark(SUGGESTED, result, result.optimizer(), rate, true)));
    }
    return marks;
  }

  /** What is suggested, shown; then what each rule says, to be switched on. */
  private List<Mark> marks() {
    List<Mark> marks = suggested();
    for (OptimizerReport result : report.results()) {
      result
          .rules()
          .forEach(
              (rule, spread) -> {
                if (spread.found() > 0) {
                  marks.add(mark(rule, result, rule, spread.median(), false));
                }
              });
    }
    return marks;
  }

  /** What is suggested, and the steepest loss delta; both shown. */
  private List<Mark> deltaMarks() {
    List<Mark> marks = suggested();
    for (OptimizerReport result : report.results()) {
      Spread steepest = result.rules().getOrDefault(RangeTestReport.ARTICLE_RULE, Spread.NOTHING);
      if (!report.setup().preset() && steepest.found() > 0) {
        marks.add(mark(STEEPEST, result, STEEPEST, steepest.median(), true));
      }
    }
    return marks;
  }

  private static Mark mark(
      String layer, OptimizerReport result, String words, double rate, boolean shown) {
    return new Mark(
        layer, result.optimizer(), words + " " + Rounded.learningRate(rate), rate, shown);
  }
}
