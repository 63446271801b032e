package io.github.rangefinder.finder.report.chart;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * What trainings came to, over their learning rates: lines with a ring at each training, and a
 * cross at one height for each that failed.
 */
final class TrialLines {
  private final double failedHeight;
  private final XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, true);
  private final XYLineAndShapeRenderer crosses = new XYLineAndShapeRenderer(false, true);
  private final XYSeriesCollection values = new XYSeriesCollection();
  private final XYSeriesCollection failures = new XYSeriesCollection();

  /** A training's learning rate, and the height it is drawn at; NaN if it failed. */
  record Point(double learningRate, double height) {}

  /** No lines yet; the crosses are to stand at a height. */
  TrialLines(double failedHeight) {
    this.failedHeight = failedHeight;
    lines.setDrawSeriesLineAsPath(true);
    lines.setLegendLine(new Line2D.Double(-28, 0, 28, 0));
    crosses.setDefaultSeriesVisibleInLegend(false);
  }

  /** A line more, in the color and the stroke of a number. */
  void add(String label, int color, List<Point> points) {
    int series = values.getSeriesCount();
    lines.setSeriesPaint(series, Style.color(color));
    lines.setSeriesStroke(series, Style.stroke(color));
    lines.setSeriesShape(series, new Ellipse2D.Double(-8, -8, 16, 16));
    crosses.setSeriesPaint(series, Style.color(color));
    crosses.setSeriesShape(series, Style.cross());
    XYSeries line = new XYSeries(label, false, true);
    XYSeries failed = new XYSeries(series, false, true);
    for (Point point : points) {
      if (Double.isNaN(point.height)) {
        failed.add(point.learningRate, failedHeight);
      } else {
        line.add(point.learningRate, point.height);
      }
    }
    values.addSeries(line);
    failures.addSeries(failed);
  }

  /**
   * All of them in one plot.
   *
   * @param order which line lies above the others
   */
  XYPlot plot(
      ValueAxis xAxis, ValueAxis yAxis, DatasetRenderingOrder order, List<PointMarks.Mark> marks) {
    XYPlot plot = Picture.plot(xAxis, yAxis);
    plot.setDatasetRenderingOrder(order);
    plot.setDataset(0, values);
    plot.setRenderer(0, lines);
    plot.setDataset(1, failures);
    plot.setRenderer(1, crosses);
    plot.addAnnotation(new PointMarks(marks));
    return plot;
  }
}
