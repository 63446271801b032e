package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Repeats;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Spread;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * The lines of a picture, for each optimizer a thick smoothed one with a cross where it broke off:
 * of a single test with the thin raw line behind it, of repeats their median with the band that
 * holds most of them.
 */
final class CurveLines {
  private static final Ellipse2D POINT = new Ellipse2D.Double(-8, -8, 16, 16);

  private final List<String> names;
  private final List<Repeats> optimizers = new ArrayList<>();
  private final Range seen;
  private final double ceiling;
  private final DeviationRenderer bands = new DeviationRenderer(false, false);
  private final XYLineAndShapeRenderer thin = new XYLineAndShapeRenderer(true, false);
  private final XYLineAndShapeRenderer thick = new XYLineAndShapeRenderer(true, false);
  private final XYLineAndShapeRenderer crosses = new XYLineAndShapeRenderer(true, false);

  /**
   * The lines of a report's tests; heights far outside of what is seen are cut off.
   *
   * @param ceiling the height that no cross stands above: there the labels begin
   */
  CurveLines(RangeTestReport report, Range seen, double ceiling) {
    this.names = report.results().stream().map(OptimizerReport::optimizer).toList();
    report.results().forEach(result -> optimizers.add(result.repeats()));
    this.seen = seen;
    this.ceiling = ceiling;
    style();
  }

  private void style() {
    bands.setAlpha(Style.BAND_ALPHA);
    thick.setLegendLine(new Line2D.Double(-28, 0, 28, 0));
    thick.setDrawSeriesLineAsPath(true);
    thin.setDrawSeriesLineAsPath(true);
    bands.setDefaultSeriesVisibleInLegend(false);
    thin.setDefaultSeriesVisibleInLegend(false);
    crosses.setDefaultSeriesVisibleInLegend(false);
    for (int i = 0; i < names.size(); i++) {
      bands.setSeriesFillPaint(i, Style.color(i));
      thin.setSeriesPaint(i, Style.faintColor(i));
      thin.setSeriesStroke(i, Style.FAINT);
      thick.setSeriesPaint(i, Style.color(i));
      thick.setSeriesStroke(i, Style.stroke(i));
      crosses.setSeriesPaint(i, Style.color(i));
      crosses.setSeriesShapesVisible(i, true);
      crosses.setSeriesShape(i, Style.cross());
    }
    thick.setLegendItemLabelGenerator((dataset, i) -> legendLabel(i));
  }

  /** Draws the lines into a plot, with the heights that they have before and after smoothing. */
  void addTo(XYPlot plot, Repeats.Height raw, Repeats.Height smoothed) {
    XYSeriesCollection rawLines = new XYSeriesCollection();
    XYSeriesCollection lines = new XYSeriesCollection();
    XYSeriesCollection ends = new XYSeriesCollection();
    YIntervalSeriesCollection areas = new YIntervalSeriesCollection();
    for (Repeats repeats : optimizers) {
      boolean single = repeats.count() == 1;
      XYSeries line = line(repeats, smoothed, lines.getSeriesCount());
      if (line.getItemCount() == 1) { // which no line joins to another
        thick.setSeriesShape(lines.getSeriesCount(), POINT);
        thick.setSeriesShapesVisible(lines.getSeriesCount(), true);
      }
      lines.addSeries(line);
      rawLines.addSeries(single ? line(repeats, raw, ends.getSeriesCount()) : nothing(ends));
      areas.addSeries(band(repeats, smoothed, areas.getSeriesCount()));
      ends.addSeries(end(repeats, line, ends.getSeriesCount()));
    }
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    add(plot, 0, areas, bands);
    add(plot, 1, rawLines, thin);
    add(plot, 2, lines, thick);
    add(plot, 3, ends, crosses);
  }

  private static void add(XYPlot plot, int index, XYDataset lines, XYItemRenderer renderer) {
    plot.setDataset(index, lines);
    plot.setRenderer(index, renderer);
  }

  private static XYSeries nothing(XYSeriesCollection lines) {
    return new XYSeries(lines.getSeriesCount(), false, true);
  }

  private XYSeries line(Repeats repeats, Repeats.Height height, int key) {
    XYSeries line = new XYSeries(key, false, true);
    double[] medians = medians(repeats, height);
    for (int i : Thinned.ofFinite(medians)) {
      line.add(repeats.learningRate(i), cut(medians[i], seen.getLength()), false);
    }
    return line;
  }

  private static double[] medians(Repeats repeats, Repeats.Height height) {
    return IntStream.range(0, repeats.size())
        .mapToDouble(i -> repeats.quantile(height, i, 0.5))
        .toArray();
  }

  /** From the tenth below to the tenth above, as long as half of the repeats go on. */
  private YIntervalSeries band(Repeats repeats, Repeats.Height height, int key) {
    YIntervalSeries band = new YIntervalSeries(key, false, true);
    if (repeats.count() == 1) {
      return band;
    }
    double[] medians = medians(repeats, height);
    for (int i : Thinned.ofFinite(medians)) {
      double low = repeats.quantile(height, i, Spread.LOW);
      double high = repeats.quantile(height, i, Spread.HIGH);
      if (!Double.isFinite(high)) {
        break; // too few go on to say how far they spread
      }
      double margin = seen.getLength();
      band.add(
          repeats.learningRate(i), cut(medians[i], margin), cut(low, margin), cut(high, margin));
    }
    return band;
  }

  /** Where a line ends because the loss blew up. */
  private XYSeries end(Repeats repeats, XYSeries line, int key) {
    XYSeries end = new XYSeries(key, false, true);
    int last = line.getItemCount() - 1;
    if (repeats.mostBlewUp() && last >= 0) {
      double y = cut(line.getY(last).doubleValue(), -0.02 * seen.getLength());
      end.add(line.getX(last), Math.min(y, ceiling - 0.02 * seen.getLength()));
    }
    return end;
  }

  /** A height not further outside of what is seen than the margin; a negative one means inside. */
  private double cut(double y, double margin) {
    return Math.max(seen.getLowerBound() - margin, Math.min(y, seen.getUpperBound() + margin));
  }

  private String legendLabel(int optimizer) {
    String name = names.get(optimizer);
    Repeats repeats = optimizers.get(optimizer);
    RangeCurve curve = repeats.median();
    if (curve.size() == 0) {
      return name + " (no iteration)";
    }
    String at = Rounded.learningRate(curve.learningRate(curve.size() - 1));
    if (repeats.count() > 1) {
      return repeats.mostBlewUp() ? name + " (\u00D7 blew up at " + at + ")" : name;
    }
    StopReason reason = repeats.only().stopReason();
    return switch (reason) {
      case COMPLETED -> name;
      case DIVERGED -> name + " (\u00D7 diverged at " + at + ")";
      case NOT_FINITE -> name + " (\u00D7 not finite at " + at + ")";
      case INTERRUPTED -> name + " (interrupted at " + at + ")";
    };
  }
}
