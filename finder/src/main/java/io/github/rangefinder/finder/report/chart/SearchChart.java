package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.Raced;
import io.github.rangefinder.finder.run.SearchReport;
import io.github.rangefinder.finder.statistics.Quantiles;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * What the trainings of a race came to, over their learning rates: a line for each round, the best
 * rate marked; a cross stands at the top where a training failed or ended far above the others.
 */
public final class SearchChart {
  /** A value so many spreads above the best ones is no different from a failure. */
  private static final double FAR_ABOVE = 4;

  private final SearchReport report;
  private final List<PointMarks.Mark> marks = new ArrayList<>();
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;
  private double failedHeight;

  private SearchChart(SearchReport report) {
    this.report = report;
    double[] values =
        report.trials().stream().filter(Raced::isDone).mapToDouble(Raced::value).sorted().toArray();
    if (values.length > 0) {
      double median = Quantiles.of(values).median();
      double best = report.maximized() ? values[values.length - 1] : values[0];
      double reach = (1 + FAR_ABOVE) * Math.abs(median - best);
      lowest = Math.max(values[0], report.maximized() ? best - reach : values[0]);
      highest = report.maximized() ? best : Math.min(values[values.length - 1], best + reach);
    }
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

  private boolean isSeen(double value) {
    return !Double.isNaN(value) && value >= lowest && value <= highest;
  }

  private byte[] png() {
    PowersAxis xAxis = new PowersAxis("learning rate (log scale)", rate(false), rate(true));
    ValueAxis yAxis = valueAxis(xAxis);
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
      XYSeries line =
          new XYSeries(
              number(lengths.get(i)) + (lengths.get(i) == 1 ? " epoch" : " epochs"), false, true);
      XYSeries failed = new XYSeries(series, false, true);
      at(lengths.get(i))
          .forEach(
              (rate, value) ->
                  (isSeen(value) ? line : failed)
                      .add(rate, Double.valueOf(isSeen(value) ? value : failedHeight)));
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

  /** With room for the label and the crosses above all values. */
  private ValueAxis valueAxis(ValueAxis xAxis) {
    double rows = PointMarks.rows(marks, xAxis) + 1; // one for the crosses
    double share = PointMarks.share(rows);
    if (highest == Double.NEGATIVE_INFINITY) {
      failedHeight = 0.5;
      return new HeightAxis(report.metric(), new Range(0, 1));
    }
    double span = highest > lowest ? highest - lowest : Math.max(1e-9, Math.abs(highest));
    double room = span * share / (1 - share);
    failedHeight = highest + 0.6 / rows * room;
    return new HeightAxis(report.metric(), new Range(lowest - 0.06 * span, highest + room));
  }

  private static String number(double epochs) {
    return new BigDecimal(epochs).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
