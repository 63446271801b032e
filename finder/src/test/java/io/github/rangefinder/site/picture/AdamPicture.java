package io.github.rangefinder.site.picture;

/** A running mean that begins at 0, of gradients that are all 1, and the same corrected. */
final class AdamPicture implements Picture {
  private static final double BETA1 = 0.9;
  private static final int STEPS = 40;

  @Override
  public String name() {
    return "adam";
  }

  @Override
  public Svg draw() {
    Svg svg =
        new Svg(330, "Adam's running mean of a gradient of 1, and the same with its correction");
    Axes axes = new Axes(70, 40, 660, 260, new double[] {0, STEPS}, new double[] {0, 1.1}, false);
    for (double tick : new double[] {0, 0.5, 1}) {
      axes.tickY(svg, tick, Svg.number(tick));
    }
    for (int step : new int[] {1, 10, 20, 30, 40}) {
      axes.tickX(svg, step, Integer.toString(step));
    }
    axes.draw(svg, "step t", "mean");
    double[] raw = new double[2 * STEPS];
    double[] corrected = new double[2 * STEPS];
    double m = 0;
    for (int t = 1; t <= STEPS; t++) {
      m += (1 - BETA1) * (1 - m);
      raw[2 * t - 2] = axes.x(t);
      raw[2 * t - 1] = axes.y(m);
      corrected[2 * t - 2] = axes.x(t);
      corrected[2 * t - 1] = axes.y(m / (1 - StrictMath.pow(BETA1, t)));
    }
    svg.polyline(raw, Svg.ORANGE, 2.5).polyline(corrected, Svg.BLUE, 2.5);
    svg.text(672, axes.y(1) - 6, "m / (1 − 0.9^t)", "start", 15, Svg.BLUE);
    svg.text(672, axes.y(1) + 22, "m = m + 0.1 · (g − m)", "start", 15, Svg.ORANGE);
    return svg;
  }
}
