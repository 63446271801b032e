package io.github.rangefinder.site.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A picture as SVG text: shapes on a light ground, in the order in which they are drawn. */
final class Svg {
  static final String INK = "#1f2933";
  static final String QUIET = "#7b8794";
  static final String BLUE = "#2b6cb0";
  static final String ORANGE = "#c05621";
  static final String PALE_BLUE = "#dbeafe";
  static final String PALE_ORANGE = "#feebc8";
  static final String PALE_GREY = "#f1f5f9";
  static final String NONE = "none";

  /** How wide README shows a picture, in pixels. */
  static final int WIDTH = 880;

  private final StringBuilder body = new StringBuilder();

  /** A picture of a height, with a sentence for those who cannot see it. */
  Svg(int height, String description) {
    body.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
        role="img" font-family="Helvetica, Arial, sans-serif">
        <title>%s</title>
        <defs>
        """
            .formatted(WIDTH, height, WIDTH, height, escape(description)));
    for (String color : new String[] {INK, BLUE, ORANGE, QUIET}) {
      body.append(
          """
          <marker id="%s" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" \
          orient="auto"><path d="M0 1L9 5L0 9z" fill="%s"/></marker>
          """
              .formatted(tip(color), color));
    }
    body.append("</defs>\n");
    rectangle(0, 0, WIDTH, height, "#ffffff", NONE);
  }

  private static String tip(String color) {
    return "tip" + color.substring(1);
  }

  Svg rectangle(double x, double y, double width, double height, String fill, String stroke) {
    return add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"3\" fill=\"%s\" stroke=\"%s\"/>",
        number(x), number(y), number(width), number(height), fill, stroke);
  }

  Svg line(double x1, double y1, double x2, double y2, String color) {
    return add(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"/>",
        number(x1), number(y1), number(x2), number(y2), color);
  }

  Svg dashedLine(double x1, double y1, double x2, double y2, String color) {
    return add(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-dasharray=\"5 4\"/>",
        number(x1), number(y1), number(x2), number(y2), color);
  }

  Svg arrow(double x1, double y1, double x2, double y2, String color) {
    return add(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"1.6\""
            + " marker-end=\"url(#%s)\"/>",
        number(x1), number(y1), number(x2), number(y2), color, tip(color));
  }

  /** An arrow along a path of SVG's own language. */
  Svg curvedArrow(String path, String color) {
    return add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.4\" marker-end=\"url(#%s)\"/>",
        path, color, tip(color));
  }

  Svg circle(double x, double y, double radius, String fill) {
    return add(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" fill-opacity=\"0.7\"/>",
        number(x), number(y), number(radius), fill);
  }

  /** A line through points x0, y0, x1, y1, … */
  Svg polyline(double[] points, String color, double width) {
    StringBuilder places = new StringBuilder();
    for (int i = 0; i < points.length; i += 2) {
      places.append(i == 0 ? "" : " ").append(number(points[i]));
      places.append(',').append(number(points[i + 1]));
    }
    return add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>",
        places, color, number(width));
  }

  /** Text that begins at x. */
  Svg text(double x, double y, String words) {
    return text(x, y, words, "start", 15, INK);
  }

  /** Text around x. */
  Svg centred(double x, double y, String words) {
    return text(x, y, words, "middle", 15, INK);
  }

  /** Text with all that can be said of it; the anchor is start, middle or end. */
  Svg text(double x, double y, String words, String anchor, int size, String color) {
    return add(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%s\" fill=\"%s\">%s</text>",
        number(x), number(y), anchor, size, color, escape(words));
  }

  private Svg add(String form, Object... values) {
    body.append(form.formatted(values)).append('\n');
    return this;
  }

  /** A tenth of a pixel is enough, and hides the last bits of a machine. */
  static String number(double value) {
    BigDecimal tenths = BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    return tenths.stripTrailingZeros().toPlainString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public String toString() {
    return body + "</svg>\n";
  }
}
