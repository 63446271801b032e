package io.github.rangefinder.site.picture;

import java.util.List;

/** Every task of the first study as a dot: how far above the lowest loss a suggestion ends. */
final class RegretsPicture implements Picture {
  private static final double HIGHEST = 3;

  @Override
  public String name() {
    return "regrets";
  }

  @Override
  public Svg draw() {
    PageTable table = PageTable.of("suggestions.md", "times the lowest");
    String next = table.columnBeginning("next best rule");
    Svg svg = new Svg(270, "The regret of each task, of our rule and of the next best one");
    Axes axes = new Axes(160, 50, 840, 200, new double[] {1, HIGHEST}, new double[] {0, 3}, true);
    for (double regret : new double[] {1, 1.1, 1.25, 1.5, 2, 3}) {
      svg.line(axes.x(regret), 50, axes.x(regret), 200, Svg.PALE_GREY);
      axes.tickX(svg, regret, Double.toString(regret));
    }
    svg.text(
        500,
        245,
        "regret: loss at the suggestion over the lowest of all 25 trainings",
        "middle",
        15,
        Svg.INK);
    svg.text(
        500, 30, "each dot is a task; the line is the geometric mean", "middle", 15, Svg.QUIET);
    row(svg, axes, 2, "rangefinder", numbers(table.column("times the lowest")), Svg.BLUE);
    row(svg, axes, 1, next.replaceAll(".*`(.*)`.*", "$1"), numbers(table.column(next)), Svg.ORANGE);
    return svg;
  }

  private static double[] numbers(List<String> texts) {
    return texts.stream().filter(t -> !t.isEmpty()).mapToDouble(Double::parseDouble).toArray();
  }

  private static void row(
      Svg svg, Axes axes, int row, String name, double[] regrets, String color) {
    double y = axes.y(row);
    svg.text(150, y + 5, name, "end", 15, color);
    double logs = 0;
    for (int i = 0; i < regrets.length; i++) {
      double jitter = (i % 7 - 3) * 4.5; // so that equal ones do not hide each other
      svg.circle(axes.x(Math.min(HIGHEST, regrets[i])), y + jitter, 4.5, color);
      logs += StrictMath.log(regrets[i]);
    }
    double mean = axes.x(StrictMath.exp(logs / regrets.length));
    svg.line(mean, y - 26, mean, y + 26, color);
  }
}
