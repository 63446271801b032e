package io.github.rangefinder.finder.report.chart;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** What all pictures look like: an empty plot, titles above it, a legend below. */
final class Picture {
  /** About what titles, axis and legend leave of a picture's height, in pixels. */
  static final double PLOT_HEIGHT = 660;

  /** About two lines of a subtitle; settings may be of any length. */
  private static final int LONGEST = 300;

  private Picture() {}

  static XYPlot plot(ValueAxis xAxis, ValueAxis yAxis) {
    XYPlot plot = new XYPlot(null, xAxis, yAxis, null);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlinePaint(Style.FRAME);
    plot.setDomainGridlinePaint(Style.GRID);
    plot.setRangeGridlinePaint(Style.GRID);
    plot.setDomainGridlineStroke(Style.FAINT);
    plot.setRangeGridlineStroke(Style.FAINT);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  /** The finished picture as a PNG file. */
  static byte[] png(String title, XYPlot plot, String... subtitles) {
    JFreeChart chart = new JFreeChart(title, Style.TITLE, plot, false);
    chart.getTitle().setPaint(Style.INK);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(18, 18, 14, 34));
    for (String subtitle : subtitles) {
      chart.addSubtitle(subtitle(subtitle));
    }
    chart.addLegend(legend(plot));
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ChartUtils.writeChartAsPNG(out, chart, Style.WIDTH, Style.HEIGHT);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TextTitle subtitle(String text) {
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    TextTitle subtitle = new TextTitle(shown, Style.SUBTITLE);
    subtitle.setPaint(Style.QUIET_INK);
    subtitle.setPadding(0, 0, 6, 0);
    return subtitle;
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
