package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.run.search.SearchReport;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;

/**
 * What the trainings of a race came to, over their learning rates: a line for each round, the best
 * rate marked; a cross stands at the top where a training failed or ended far from the best.
 */
public final class SearchChart {
  private final SearchReport report;
  private final List<PointMarks.Mark> marks = new ArrayList<>();
  private final SearchHeights heights;

  private SearchChart(SearchReport report) {
    this.report = report;
    this.heights = new SearchHeights(report);
    report
        .answer()
        .learningRate()
        .ifPresent(
            rate ->
                marks.add(
                    new PointMarks.Mark(
                        rate,
                        report.value(),
                        Rounded.learningRate(rate)
                            + ": "
                            + report.metric()
                            + " "
                            + Rounded.loss(report.value()),
                        Style.color(0),
                        PointMarks.Kind.OURS)));
  }

  public static byte[] png(SearchReport report) {
    return new SearchChart(report).png();
  }

  private byte[] png() {
    DoubleSummaryStatistics rates =
        report.trials().stream()
            .mapToDouble(trial -> trial.entry().learningRate())
            .summaryStatistics();
    PowersAxis xAxis = new PowersAxis("learning rate (log scale)", rates.getMin(), rates.getMax());
    double rows = PointMarks.rows(marks, xAxis) + 1; // one for the crosses
    ValueAxis yAxis = heights.axis(report.metric(), rows);
    TrialLines lines = new TrialLines(heights.failures(rows));
    List<Double> lengths = report.race().lengths();
    for (int i = lengths.size() - 1; i >= 0; i--) {
      double length = lengths.get(i);
      lines.add(Rounded.count(length, "epoch"), lengths.size() - 1 - i, points(length));
    }
    return Picture.png(
        "Trained at learning rates, the better ones for longer",
        lines.plot(xAxis, yAxis, DatasetRenderingOrder.REVERSE, marks),
        "Race of " + report.what(),
        report.metric() + " by epochs of training; \u00D7: failed, or far from the best");
  }

  /** The trainings after a length by learning rate; of several seeds the mean. */
  private List<TrialLines.Point> points(double length) {
    Map<Double, List<Double>> byRate = new TreeMap<>();
    for (Raced trial : report.trials()) {
      if (trial.entry().epochs() == length) {
        byRate
            .computeIfAbsent(trial.entry().learningRate(), rate -> new ArrayList<>())
            .add(trial.value());
      }
    }
    List<TrialLines.Point> points = new ArrayList<>();
    byRate.forEach(
        (rate, all) -> {
          double mean = all.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
          points.add(new TrialLines.Point(rate, heights.isSeen(mean) ? mean : Double.NaN));
        });
    return points;
  }
}
