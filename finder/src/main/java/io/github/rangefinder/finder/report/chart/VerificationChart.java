package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.data.Range;

/**
 * The validation loss of the trainings around each suggestion, over their learning rates; the best
 * one of each optimizer is marked, and a cross stands at the top where a training blew up.
 */
public final class VerificationChart {
  /** A loss so many times the lowest is no different from one that blew up. */
  private static final double FAR_ABOVE = 300;

  private final List<OptimizerReport> verified;
  private final List<PointMarks.Mark> marks = new ArrayList<>();
  private final RangeTestReport report;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;
  private double smallestRate = Double.POSITIVE_INFINITY;
  private double largestRate;
  private double failedHeight;

  private VerificationChart(RangeTestReport report) {
    this.report = report;
    this.verified = verified(report);
    for (Trial trial : trials()) {
      smallestRate = Math.min(smallestRate, trial.learningRate());
      largestRate = Math.max(largestRate, trial.learningRate());
      lowest = Math.min(lowest, trial.loss());
    }
    for (Trial trial : trials()) {
      highest = isSeen(trial) ? Math.max(highest, trial.loss()) : highest;
    }
    for (OptimizerReport result : verified) {
      result.verification().flatMap(Verification::best).ifPresent(best -> mark(result, best));
    }
  }

  private static List<OptimizerReport> verified(RangeTestReport report) {
    return report.results().stream()
        .filter(result -> result.verification().isPresent())
        .filter(result -> !result.verification().get().trials().isEmpty())
        .toList();
  }

  /** Whether there is anything to draw. */
  public static boolean hasAny(RangeTestReport report) {
    return !verified(report).isEmpty();
  }

  public static byte[] png(RangeTestReport report) {
    return new VerificationChart(report).png();
  }

  private List<Trial> trials() {
    return verified.stream().flatMap(result -> trials(result).stream()).toList();
  }

  private static List<Trial> trials(OptimizerReport result) {
    return result.verification().orElseThrow().trials();
  }

  private boolean isSeen(Trial trial) {
    return !trial.blewUp() && (lowest <= 0 || trial.loss() <= FAR_ABOVE * lowest);
  }

  private void mark(OptimizerReport result, Trial best) {
    marks.add(
        new PointMarks.Mark(
            best.learningRate(),
            best.loss(),
            result.optimizer()
                + "  "
                + Rounded.learningRate(best.learningRate())
                + ": loss "
                + Rounded.loss(best.loss()),
            Style.color(report.results().indexOf(result)),
            PointMarks.Kind.OURS));
  }

  private byte[] png() {
    PowersAxis xAxis = new PowersAxis("learning rate (log scale)", smallestRate, largestRate);
    ValueAxis yAxis = lossAxis(xAxis);
    TrialLines lines = new TrialLines(failedHeight);
    for (OptimizerReport result : verified) {
      lines.add(legendLabel(result), report.results().indexOf(result), points(result));
    }
    int epochs = verified.get(0).verification().orElseThrow().epochs();
    return Picture.png(
        "Trained at learning rates around the suggestion",
        lines.plot(xAxis, yAxis, DatasetRenderingOrder.FORWARD, marks),
        CurveChart.subject(report),
        "validation loss after %d epoch%s; marked: the lowest"
            .formatted(epochs, epochs == 1 ? "" : "s"));
  }

  private List<TrialLines.Point> points(OptimizerReport result) {
    return trials(result).stream()
        .map(
            trial ->
                new TrialLines.Point(
                    trial.learningRate(), isSeen(trial) ? trial.loss() : Double.NaN))
        .toList();
  }

  private String legendLabel(OptimizerReport result) {
    boolean fails = trials(result).stream().anyMatch(trial -> !isSeen(trial));
    return result.optimizer() + (fails ? " (\u00D7 blew up)" : "");
  }

  /** A log axis where it can be one, with room for the labels above all losses. */
  private ValueAxis lossAxis(ValueAxis xAxis) {
    double rows = PointMarks.rows(marks, xAxis) + 1; // one for the crosses
    double share = PointMarks.share(rows);
    if (highest == Double.NEGATIVE_INFINITY) {
      failedHeight = 0.5;
      return new HeightAxis("validation loss", new Range(0, 1));
    }
    if (lowest > 0) {
      double room = Math.pow(Math.max(highest / lowest, 2), share / (1 - share));
      failedHeight = highest * Math.pow(room, 0.6 / rows);
      return new PowersAxis("validation loss (log scale)", lowest, highest * room);
    }
    double span = highest > lowest ? highest - lowest : 1;
    failedHeight = highest + 0.6 / rows * span * share / (1 - share);
    return new HeightAxis(
        "validation loss", new Range(lowest - 0.05 * span, highest + span * share / (1 - share)));
  }
}
