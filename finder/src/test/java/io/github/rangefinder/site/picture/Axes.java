package io.github.rangefinder.site.picture;

/** Two axes around an area, and what turns numbers into places there. */
record Axes(
    double left, double top, double right, double bottom, double[] x, double[] y, boolean logX) {
  double x(double value) {
    double from = logX ? Math.log10(x[0]) : x[0];
    double to = logX ? Math.log10(x[1]) : x[1];
    double at = logX ? Math.log10(value) : value;
    return left + (at - from) / (to - from) * (right - left);
  }

  double y(double value) {
    return bottom - (value - y[0]) / (y[1] - y[0]) * (bottom - top);
  }

  /** The axes with their names. */
  Svg draw(Svg svg, String nameX, String nameY) {
    svg.line(left, bottom, right, bottom, Svg.INK).line(left, top, left, bottom, Svg.INK);
    svg.text((left + right) / 2, bottom + 42, nameX, "middle", 15, Svg.INK);
    return svg.text(left, top - 12, nameY, "middle", 15, Svg.INK);
  }

  /** A number at the lower axis. */
  void tickX(Svg svg, double value, String label) {
    svg.line(x(value), bottom, x(value), bottom + 5, Svg.INK);
    svg.text(x(value), bottom + 21, label, "middle", 14, Svg.INK);
  }

  /** A number at the left axis, with a line across. */
  void tickY(Svg svg, double value, String label) {
    svg.line(left, y(value), right, y(value), Svg.PALE_GREY);
    svg.text(left - 8, y(value) + 5, label, "end", 14, Svg.INK);
  }
}
