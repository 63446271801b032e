package io.github.rangefinder.site.picture;

import java.util.function.IntFunction;

/** Numbers in squares, with a heading above. */
record Grid(String heading, double x, double y, int columns, float[] numbers) {
  static final int CELL = 44;

  /** Draws it; each cell has the colour that a function gives for its index. */
  Svg draw(Svg svg, IntFunction<String> fill) {
    svg.text(x, y - 12, heading, "start", 15, Svg.INK);
    for (int i = 0; i < numbers.length; i++) {
      double left = x + i % columns * CELL;
      double top = y + i / columns * CELL;
      svg.rectangle(left, top, CELL, CELL, fill.apply(i), Svg.QUIET);
      svg.centred(
          left + CELL / 2.0, top + CELL / 2.0 + 5, Svg.number(numbers[i]).replace('-', '−'));
    }
    return svg;
  }

  /** The middle of the right side. */
  double right() {
    return x + columns * CELL;
  }

  double middle() {
    return y + numbers.length / columns * CELL / 2.0;
  }
}
