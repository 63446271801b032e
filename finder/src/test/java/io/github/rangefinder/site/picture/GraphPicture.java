package io.github.rangefinder.site.picture;

import static io.github.rangefinder.site.picture.Svg.BLUE;
import static io.github.rangefinder.site.picture.Svg.ORANGE;

/** A residual block as a graph: what forward overwrites, and where backward adds. */
final class GraphPicture implements Picture {
  private static final int MIDDLE = 130;

  @Override
  public String name() {
    return "graph";
  }

  @Override
  public Svg draw() {
    Svg svg = new Svg(300, "A residual block: x is read twice, so two ops add to its gradient");
    value(svg, 90, "x");
    op(svg, 240, "Conv2d");
    value(svg, 390, "y");
    op(svg, 540, "Add");
    value(svg, 690, "sum");
    forward(svg, 135, 198);
    forward(svg, 282, 345);
    forward(svg, 435, 498);
    forward(svg, 582, 645);
    svg.curvedArrow("M 90 98 C 160 30 470 30 532 98", BLUE);
    svg.text(310, 40, "the same floats, read a second time", "middle", 14, BLUE);
    backward(svg, 645, 582);
    backward(svg, 498, 435);
    backward(svg, 345, 282);
    backward(svg, 198, 135);
    svg.curvedArrow("M 532 186 C 470 258 160 258 92 196", ORANGE);
    svg.text(310, 262, "both add to x.gradient: one rule, nothing special", "middle", 14, ORANGE);
    svg.arrow(735, 118, 800, 118, BLUE).arrow(800, 160, 735, 160, ORANGE);
    svg.text(806, 122, "on", "start", 14, BLUE).text(806, 165, "back", "start", 14, ORANGE);
    svg.text(20, 290, "forward overwrites data", "start", 15, BLUE);
    svg.text(860, 290, "backward adds to every gradient that is there", "end", 15, ORANGE);
    return svg;
  }

  /** Data above, gradient below. */
  private static void value(Svg svg, int x, String name) {
    svg.rectangle(x - 45, MIDDLE - 32, 90, 38, Svg.PALE_BLUE, Svg.QUIET);
    svg.rectangle(x - 45, MIDDLE + 10, 90, 38, Svg.PALE_ORANGE, Svg.QUIET);
    svg.text(x, MIDDLE - 8, name + ".data", "middle", 14, Svg.INK);
    svg.text(x, MIDDLE + 34, name + ".gradient", "middle", 14, Svg.INK);
  }

  private static void op(Svg svg, int x, String name) {
    svg.rectangle(x - 42, MIDDLE - 32, 84, 80, "#ffffff", Svg.INK);
    svg.text(x, MIDDLE + 13, name, "middle", 16, Svg.INK);
  }

  private static void forward(Svg svg, int from, int to) {
    svg.arrow(from, MIDDLE - 12, to, MIDDLE - 12, BLUE);
  }

  private static void backward(Svg svg, int from, int to) {
    svg.arrow(from, MIDDLE + 30, to, MIDDLE + 30, ORANGE);
  }
}
