package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.run.search.SearchReport;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

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
    PowersAxis xAxis = new PowersAxis("learning rate (log scale)", rate(false), rate(true));
    double rows = PointMarks.rows(marks, xAxis) + 1; // one for the crosses
    ValueAxis yAxis = heights.axis(report.metric(), rows);
    double failedHeight = heights.failures(rows);
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, true);
    XYLineAndShapeRenderer crosses = new XYLineAndShapeRenderer(false, true);
    lines.setDrawSeriesLineAsPath(true);
    lines.setLegendLine(new Line2D.Double(-28, 0, 28, 0));
    crosses.setDefaultSeriesVisibleInLegend(false);
    XYSeriesCollection values = new XYSeriesCollection();
    XYSeriesCollection failures = new XYSeriesCollection();
    List<Double> lengths = report.race().lengths();
    for (int i = lengths.size() - 1; i >= 0; i--) {
      int series = values.getSeriesCount();
      for (XYLineAndShapeRenderer renderer : List.of(lines, crosses)) {
        renderer.setSeriesPaint(series, Style.color(series));
      }
      lines.setSeriesStroke(series, Style.stroke(series));
      lines.setSeriesShape(series, new Ellipse2D.Double(-8, -8, 16, 16));
      crosses.setSeriesShape(series, Style.cross());
      XYSeries line = new XYSeries(Rounded.count(lengths.get(i), "epoch"), false, true);
      XYSeries failed = new XYSeries(series, false, true);
      at(lengths.get(i))
          .forEach(
              (rate, value) ->
                  (heights.isSeen(value) ? line : failed)
                      .add(rate, Double.valueOf(heights.isSeen(value) ? value : failedHeight)));
      values.addSeries(line);
      failures.addSeries(failed);
    }
    XYPlot plot = Picture.plot(xAxis, yAxis);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.REVERSE);
    plot.setDataset(0, values);
    plot.setRenderer(0, lines);
    plot.setDataset(1, failures);
    plot.setRenderer(1, crosses);
    plot.addAnnotation(new PointMarks(marks));
    return Picture.png(
        "Trained at learning rates, the better ones for longer",
        plot,
        "Race of " + report.what(),
        report.metric() + " after so many epochs; \u00D7: failed, or far from the best");
  }

  /** The values after a length by learning rate; of several seeds the mean. */
  private Map<Double, Double> at(double length) {
    Map<Double, List<Double>> byRate = new TreeMap<>();
    for (Raced trial : report.trials()) {
      if (trial.entry().epochs() == length) {
        byRate
            .computeIfAbsent(trial.entry().learningRate(), rate -> new ArrayList<>())
            .add(trial.value());
      }
    }
    Map<Double, Double> means = new TreeMap<>();
    byRate.forEach(
        (rate, all) ->
            means.put(rate, all.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
    return means;
  }

  private double rate(boolean largest) {
    double[] rates =
        report.trials().stream()
            .mapToDouble(trial -> trial.entry().learningRate())
            .sorted()
            .toArray();
    return largest ? rates[rates.length - 1] : rates[0];
  }
}
