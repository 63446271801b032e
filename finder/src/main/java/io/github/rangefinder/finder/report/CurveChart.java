package io.github.rangefinder.finder.report;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.Verdict;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/**
 * A picture of every test's curve over the learning rate, with the suggestions marked.
 *
 * @param title what the picture shows
 * @param yLabel what the y axis shows
 * @param legend what thin and thick lines are
 * @param raw the thin line's height at an iteration
 * @param smoothed the thick line's height at an iteration
 * @param usefulRange the heights that should be seen
 */
record CurveChart(
    String title,
    String yLabel,
    String legend,
    Height raw,
    Height smoothed,
    Function<List<RangeCurve>, Range> usefulRange) {

  /** About what titles, axis and legend leave of the picture's height, in pixels. */
  private static final double PLOT_HEIGHT = 660;

  /** How high a line is at an iteration; NaN where there is none. */
  @FunctionalInterface
  interface Height {
    double at(RangeCurve curve, int iteration);
  }

  byte[] png(RangeTestReport report) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ChartUtils.writeChartAsPNG(out, chart(report), Style.WIDTH, Style.HEIGHT);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JFreeChart chart(RangeTestReport report) {
    List<RangeCurve> curves = report.tests().stream().map(test -> test.result().curve()).toList();
    List<SuggestionMarks.Mark> marks = marks(report);
    LearningRateAxis xAxis = xAxis(curves);
    ValueAxis yAxis =
        new HeightAxis(yLabel, withRoomForLabels(usefulRange.apply(curves), marks, xAxis));

    XYPlot plot = new XYPlot(null, xAxis, yAxis, null);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlinePaint(Style.FRAME);
    plot.setDomainGridlinePaint(Style.GRID);
    plot.setRangeGridlinePaint(Style.GRID);
    plot.setDomainGridlineStroke(Style.FAINT);
    plot.setRangeGridlineStroke(Style.FAINT);
    plot.setRangeZeroBaselineVisible(true);
    plot.setRangeZeroBaselinePaint(Style.FRAME);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    new CurveLines(report, yAxis.getRange()).addTo(plot, raw, smoothed);
    plot.addAnnotation(new SuggestionMarks(marks));

    JFreeChart chart = new JFreeChart(title, Style.TITLE, plot, false);
    chart.getTitle().setPaint(Style.INK);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(18, 18, 14, 34));
    chart.addSubtitle(subtitle(subject(report)));
    chart.addSubtitle(subtitle(legend));
    chart.addLegend(legend(plot));
    return chart;
  }

  private List<SuggestionMarks.Mark> marks(RangeTestReport report) {
    List<SuggestionMarks.Mark> marks = new ArrayList<>();
    for (OptimizerReport result : report.results()) {
      if (result.suggestion().learningRate().isPresent()) {
        double rate = result.suggestion().learningRate().getAsDouble();
        RangeCurve curve = report.firstTest(result.optimizer()).result().curve();
        String label =
            result.optimizer()
                + "  "
                + Rounded.learningRate(rate)
                + (result.suggestion().verdict() == Verdict.UNCERTAIN ? " (uncertain)" : "");
        marks.add(
            new SuggestionMarks.Mark(
                rate,
                heightAt(curve, rate),
                label,
                Style.color(report.number(result.optimizer()))));
      }
    }
    return marks;
  }

  /** The smoothed line's height over a learning rate between two iterations. */
  private double heightAt(RangeCurve curve, double learningRate) {
    for (int i = 0; i < curve.size(); i++) {
      if (curve.learningRate(i) == learningRate) {
        return smoothed.at(curve, i);
      }
      if (i > 0 && curve.learningRate(i) > learningRate) {
        double left = curve.learningRate(i - 1);
        double share = (learningRate - left) / (curve.learningRate(i) - left);
        double from = smoothed.at(curve, i - 1);
        return from + share * (smoothed.at(curve, i) - from);
      }
    }
    return Double.NaN;
  }

  private static LearningRateAxis xAxis(List<RangeCurve> curves) {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (RangeCurve curve : curves) {
      if (curve.size() > 0) {
        smallest = Math.min(smallest, curve.learningRate(0));
        largest = Math.max(largest, curve.learningRate(curve.size() - 1));
      }
    }
    return largest > 0 ? new LearningRateAxis(smallest, largest) : new LearningRateAxis(1e-4, 1);
  }

  /** Makes the range so much higher that the rows of labels fit above what should be seen. */
  private static Range withRoomForLabels(
      Range range, List<SuggestionMarks.Mark> marks, LearningRateAxis xAxis) {
    double share = SuggestionMarks.rows(marks, xAxis) * SuggestionMarks.ROW / PLOT_HEIGHT;
    return new Range(
        range.getLowerBound(), range.getLowerBound() + range.getLength() / (1 - share));
  }

  private static TextTitle subtitle(String text) {
    TextTitle subtitle = new TextTitle(text, Style.SUBTITLE);
    subtitle.setPaint(Style.QUIET_INK);
    subtitle.setPadding(0, 0, 6, 0);
    return subtitle;
  }

  /** What was trained on what, as far as the settings say. */
  private static String subject(RangeTestReport report) {
    StringBuilder text = new StringBuilder("Learning-rate range test");
    append(text, ": ", report.settings().get("model"), "");
    append(text, " on ", report.settings().get("data"), "");
    append(text, ", batches of ", report.settings().get("batchSize"), "");
    append(text, ", ", report.settings().get("iterations"), " iterations");
    return text.toString();
  }

  private static void append(StringBuilder text, String before, Object value, String after) {
    if (value != null) {
      text.append(before).append(value).append(after);
    }
  }

  private static LegendTitle legend(XYPlot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setItemFont(Style.LEGEND);
    legend.setItemPaint(Style.INK);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setItemLabelPadding(new RectangleInsets(2, 8, 2, 26));
    legend.setPadding(8, 0, 0, 0);
    return legend;
  }
}
