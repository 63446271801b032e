package io.github.rangefinder.site.picture;

import java.util.List;

/** What share of the processor's peak each kind of network reaches. */
final class PeakPicture implements Picture {
  private static final int ROW = 32;
  private static final int LEFT = 290;
  private static final int FULL = 400;

  @Override
  public String name() {
    return "peak";
  }

  @Override
  public Svg draw() {
    PageTable table = PageTable.of("performance.md", "share of the peak");
    List<String> names = table.column("network");
    List<String> shares = table.column("share of the peak");
    Svg svg = new Svg(90 + names.size() * ROW, "Share of the peak of one core, by network");
    svg.text(
        LEFT, 30, "a step with Adam: multiply-adds a second over the most that registers can do");
    for (double share : new double[] {0, 0.25, 0.5, 0.75, 1, 1.25}) {
      svg.line(x(share), 50, x(share), 58 + names.size() * ROW, Svg.PALE_GREY);
      svg.text(
          x(share),
          78 + names.size() * ROW,
          Svg.number(100 * share) + " %",
          "middle",
          14,
          Svg.QUIET);
    }
    for (int i = 0; i < names.size(); i++) {
      double share = Double.parseDouble(shares.get(i));
      double y = 56 + i * ROW;
      svg.text(LEFT - 10, y + 17, names.get(i), "end", 14, Svg.INK);
      svg.rectangle(LEFT, y, FULL * share, ROW - 8, Svg.BLUE, Svg.NONE);
      svg.text(x(share) + 8, y + 17, Math.round(100 * share) + " %");
    }
    return svg;
  }

  private static double x(double share) {
    return LEFT + FULL * share;
  }
}
