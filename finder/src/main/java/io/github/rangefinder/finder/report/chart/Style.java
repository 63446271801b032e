package io.github.rangefinder.finder.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** Colours, lines and letters of the pictures, sized for a slide. */
final class Style {
  static final int WIDTH = 1600;
  static final int HEIGHT = 1000;

  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color QUIET_INK = new Color(0x60, 0x60, 0x60);
  static final Color FRAME = new Color(0xB0, 0xB0, 0xB0);
  static final Color GRID = new Color(0xE2, 0xE2, 0xE2);

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 36);
  static final Font SUBTITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 23);
  static final Font AXIS = new Font(Font.SANS_SERIF, Font.PLAIN, 27);
  static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 25);
  static final Font LEGEND = new Font(Font.SANS_SERIF, Font.PLAIN, 25);
  static final Font LABEL = new Font(Font.SANS_SERIF, Font.BOLD, 24);

  /** How much of a band's colour covers what lies behind it. */
  static final float BAND_ALPHA = 0.18f;

  static final BasicStroke FAINT = new BasicStroke(1.5f);
  static final BasicStroke GUIDE = dashed(2, 3, 7);
  static final BasicStroke DASHED = dashed(2.5f, 10, 8);

  /**
   * Told apart by colour-blind people too. Source: Okabe and Ito, "Color universal design", 2008,
   * with a grey for the yellow that does not show on white.
   */
  private static final Color[] COLORS = {
    new Color(0x00, 0x72, 0xB2),
    new Color(0xD5, 0x5E, 0x00),
    new Color(0x00, 0x9E, 0x73),
    new Color(0xCC, 0x79, 0xA7),
    new Color(0xE6, 0x9F, 0x00),
    new Color(0x56, 0xB4, 0xE9),
    new Color(0x00, 0x00, 0x00),
    new Color(0x80, 0x80, 0x80),
  };

  private Style() {}

  /** The colour of an optimizer. */
  static Color color(int optimizer) {
    return COLORS[optimizer % COLORS.length];
  }

  /** The colour of what lies behind an optimizer's smoothed curve. */
  static Color faintColor(int optimizer) {
    Color color = color(optimizer);
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 115);
  }

  /** The line of an optimizer's smoothed curve; colours that come again are dashed. */
  static BasicStroke stroke(int optimizer) {
    return optimizer < COLORS.length
        ? new BasicStroke(4.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : dashed(4.5f, 14, 9);
  }

  private static BasicStroke dashed(float width, float on, float off) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {on, off}, 0);
  }

  /** Marks where a training blew up. */
  static Shape cross() {
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
