package io.github.rangefinder.finder.report;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.StopReason;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The lines of a picture: thin raw ones behind thick smoothed ones, a cross where one broke off.
 */
final class CurveLines {
  private final RangeTestReport report;
  private final Range seen;

  /** The lines of a report's tests; heights far outside of what is seen are cut off. */
  CurveLines(RangeTestReport report, Range seen) {
    this.report = report;
    this.seen = seen;
  }

  void addTo(XYPlot plot, CurveChart.Height raw, CurveChart.Height smoothed) {
    XYLineAndShapeRenderer thin = new XYLineAndShapeRenderer(true, false);
    XYLineAndShapeRenderer thick = new XYLineAndShapeRenderer(true, false);
    XYLineAndShapeRenderer crosses = new XYLineAndShapeRenderer(true, false);
    thick.setLegendLine(new Line2D.Double(-28, 0, 28, 0));
    thick.setDrawSeriesLineAsPath(true);
    thin.setDrawSeriesLineAsPath(true);
    thin.setDefaultSeriesVisibleInLegend(false);
    crosses.setDefaultSeriesVisibleInLegend(false);
    for (int test = 0; test < report.tests().size(); test++) {
      int optimizer = report.number(report.tests().get(test).optimizer());
      thin.setSeriesPaint(test, Style.faintColor(optimizer));
      thin.setSeriesStroke(test, Style.FAINT);
      thick.setSeriesPaint(test, Style.color(optimizer));
      thick.setSeriesStroke(test, Style.stroke(optimizer));
      thick.setSeriesVisibleInLegend(test, report.tests().get(test).repeat() == 0);
      crosses.setSeriesPaint(test, Style.color(optimizer));
      crosses.setSeriesShapesVisible(test, true);
      crosses.setSeriesShape(test, cross());
    }
    thick.setLegendItemLabelGenerator((dataset, test) -> legendLabel(report.tests().get(test)));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    add(plot, 0, lines(raw), thin);
    add(plot, 1, lines(smoothed), thick);
    add(plot, 2, lastPoints(smoothed), crosses);
  }

  private static void add(
      XYPlot plot, int index, XYSeriesCollection lines, XYLineAndShapeRenderer renderer) {
    plot.setDataset(index, lines);
    plot.setRenderer(index, renderer);
  }

  private XYSeriesCollection lines(CurveChart.Height height) {
    XYSeriesCollection lines = new XYSeriesCollection();
    for (TestReport test : report.tests()) {
      RangeCurve curve = test.result().curve();
      XYSeries line = line(lines);
      for (int i = 0; i < curve.size(); i++) {
        double y = height.at(curve, i);
        if (Double.isFinite(y)) {
          line.add(curve.learningRate(i), cut(y, seen.getLength()), false);
        }
      }
    }
    return lines;
  }

  /** Where the tests ended whose loss blew up. */
  private XYSeriesCollection lastPoints(CurveChart.Height height) {
    XYSeriesCollection points = new XYSeriesCollection();
    for (TestReport test : report.tests()) {
      RangeCurve curve = test.result().curve();
      XYSeries point = line(points);
      int last = curve.size() - 1;
      while (last >= 0 && !Double.isFinite(height.at(curve, last))) {
        last--;
      }
      if (blewUp(test) && last >= 0) {
        point.add(curve.learningRate(last), cut(height.at(curve, last), -0.02 * seen.getLength()));
      }
    }
    return points;
  }

  private static XYSeries line(XYSeriesCollection lines) {
    XYSeries line = new XYSeries(lines.getSeriesCount(), false, true);
    lines.addSeries(line);
    return line;
  }

  /** A height not further outside of what is seen than the margin; a negative one means inside. */
  private double cut(double y, double margin) {
    return Math.max(seen.getLowerBound() - margin, Math.min(y, seen.getUpperBound() + margin));
  }

  private static boolean blewUp(TestReport test) {
    return test.result().stopReason() == StopReason.DIVERGED
        || test.result().stopReason() == StopReason.NOT_FINITE;
  }

  private static String legendLabel(TestReport test) {
    RangeCurve curve = test.result().curve();
    if (curve.size() == 0) {
      return test.optimizer() + " (no iteration)";
    }
    String at = Rounded.learningRate(curve.learningRate(curve.size() - 1));
    return switch (test.result().stopReason()) {
      case COMPLETED -> test.optimizer();
      case DIVERGED -> test.optimizer() + " (\u00D7 diverged at " + at + ")";
      case NOT_FINITE -> test.optimizer() + " (\u00D7 not finite at " + at + ")";
      case INTERRUPTED -> test.optimizer() + " (interrupted at " + at + ")";
    };
  }

  private static Shape cross() {
    double arm = 11;
    Path2D cross = new Path2D.Double();
    cross.moveTo(-arm, -arm);
    cross.lineTo(arm, arm);
    cross.moveTo(-arm, arm);
    cross.lineTo(arm, -arm);
    return new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        .createStrokedShape(cross);
  }
}
