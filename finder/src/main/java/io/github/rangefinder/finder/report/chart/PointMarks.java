package io.github.rangefinder.finder.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Marks points of curves, such as suggested learning rates: a dot on the curve and a line up to a
 * label. The labels stand in rows under the plot's upper edge, so that none hides another.
 */
final class PointMarks extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1L;

  /** The height of a row of labels, in pixels. */
  static final int ROW = 46;

  private static final double MOST_SHARE = 0.7;

  private static final int PADDING = 12;
  private static final int DOT = 22;
  private static final int MARGIN = 8;

  /** One point: its place on the curve, in the axes' units, and its label. */
  record Mark(double x, double y, String label, Color color, Kind kind) {}

  /** Whose point it is. */
  enum Kind {
    /** A suggestion: a full dot. */
    OURS,
    /** What another rule says of the same curve: a ring. */
    OTHER
  }

  /** About the plot's width, in pixels: what the y axis leaves of the picture. */
  private static final double PLOT_WIDTH = 1400;

  private final transient List<Mark> marks;

  PointMarks(List<Mark> marks) {
    this.marks = List.copyOf(marks);
  }

  /** What share of the plot's height so many rows take; more than that lie over the curves. */
  static double share(double rows) {
    return Math.min(MOST_SHARE, rows * ROW / Picture.PLOT_HEIGHT);
  }

  /** How many rows the labels are going to need. */
  static int rows(List<Mark> marks, ValueAxis domainAxis) {
    Rectangle2D area = new Rectangle2D.Double(0, 0, PLOT_WIDTH, 1);
    BufferedImage scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    Graphics2D g2 = scratch.createGraphics();
    try {
      return place(marks, domainAxis, area, g2.getFontMetrics(Style.LABEL)).count();
    } finally {
      g2.dispose();
    }
  }

  private static LabelRows place(
      List<Mark> marks, ValueAxis domainAxis, Rectangle2D area, FontMetrics metrics) {
    double[] centres = new double[marks.size()];
    double[] widths = new double[marks.size()];
    for (int i = 0; i < marks.size(); i++) {
      centres[i] = x(marks.get(i), domainAxis, area);
      widths[i] = width(marks.get(i), metrics);
    }
    return LabelRows.place(centres, widths, area.getMinX() + MARGIN, area.getMaxX() - MARGIN);
  }

  private static double x(Mark mark, ValueAxis domainAxis, Rectangle2D area) {
    return domainAxis.valueToJava2D(mark.x(), area, RectangleEdge.BOTTOM);
  }

  private static double width(Mark mark, FontMetrics metrics) {
    return metrics.stringWidth(mark.label()) + 2 * PADDING;
  }

  @Override
  public void draw(
      Graphics2D g2,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      int rendererIndex,
      PlotRenderingInfo info) {
    g2.setFont(Style.LABEL);
    FontMetrics metrics = g2.getFontMetrics();
    LabelRows rows = place(marks, domainAxis, area, metrics);
    for (Mark mark : marks) {
      double x = x(mark, domainAxis, area);
      double y = rangeAxis.valueToJava2D(mark.y(), area, RectangleEdge.LEFT);
      g2.setColor(mark.color());
      g2.setStroke(Style.GUIDE);
      g2.draw(new Line2D.Double(x, area.getMinY() + MARGIN, x, area.getMaxY()));
      if (area.contains(x, y)) {
        drawDot(g2, x, y, mark);
      }
    }
    for (int i = 0; i < marks.size(); i++) {
      double top = area.getMinY() + MARGIN + rows.row(i) * ROW;
      drawLabel(g2, marks.get(i), rows.left(i), top, metrics);
    }
  }

  private static void drawDot(Graphics2D g2, double x, double y, Mark mark) {
    Ellipse2D dot = new Ellipse2D.Double(x - DOT / 2.0, y - DOT / 2.0, DOT, DOT);
    boolean ours = mark.kind() == Kind.OURS;
    g2.setColor(ours ? mark.color() : Color.WHITE);
    g2.fill(dot);
    g2.setStroke(new BasicStroke(3));
    g2.setColor(ours ? Color.WHITE : mark.color());
    g2.draw(dot);
  }

  private static void drawLabel(
      Graphics2D g2, Mark mark, double left, double top, FontMetrics metrics) {
    int height = ROW - 8;
    RoundRectangle2D box =
        new RoundRectangle2D.Double(left, top, width(mark, metrics), height, 10, 10);
    g2.setColor(Color.WHITE);
    g2.fill(box);
    g2.setColor(mark.color());
    g2.setStroke(new BasicStroke(2.5f));
    g2.draw(box);
    g2.setColor(Style.INK);
    double baseline = top + (height + metrics.getAscent() - metrics.getDescent()) / 2.0;
    g2.drawString(mark.label(), (float) (left + PADDING), (float) baseline);
  }
}
