package io.github.rangefinder.site.picture;

import static io.github.rangefinder.site.picture.Svg.BLUE;
import static io.github.rangefinder.site.picture.Svg.ORANGE;
import static io.github.rangefinder.site.picture.Svg.PALE_BLUE;
import static io.github.rangefinder.site.picture.Svg.PALE_ORANGE;

import io.github.rangefinder.engine.kernel.MaxPooling;
import io.github.rangefinder.engine.kernel.PoolingSizes;
import java.util.List;
import java.util.stream.IntStream;

/** The winners of max-pooling, and where the gradients go, with the numbers of its page. */
final class MaxPoolingPicture implements Picture {
  private static final PoolingSizes SIZES = PoolingSizes.tiles(4, 4, 1, 2);
  private static final float[] IMAGE = {1, 3, 0, 2, 2, 0, 5, 1, 4, 4, 1, 0, 1, 2, 6, 3};
  private static final float[] GRADIENT = {10, 20, 30, 40};

  @Override
  public String name() {
    return "max-pooling";
  }

  @Override
  public Svg draw() {
    Svg svg =
        new Svg(300, "Max-pooling: the winner of each window, and the gradients at winners alone");
    float[] out = new float[4];
    int[] winners = new int[4];
    MaxPooling.forward(SIZES, IMAGE, 0, out, winners, 0);
    float[] back = new float[16];
    MaxPooling.backward(SIZES, GRADIENT, winners, 0, back, 0);
    List<Integer> won = IntStream.of(winners).boxed().toList();
    svg.text(20, 30, "forward: the largest of each window", "start", 17, BLUE);
    new Grid("image, winners marked", 20, 80, 4, IMAGE)
        .draw(svg, i -> won.contains(i) ? PALE_BLUE : "#ffffff");
    windows(svg, 20);
    svg.arrow(212, 168, 252, 168, BLUE);
    new Grid("out", 268, 124, 2, out).draw(svg, i -> PALE_BLUE);
    svg.line(420, 20, 420, 280, Svg.PALE_GREY);
    svg.text(470, 30, "backward: each gradient goes to its winner", "start", 17, ORANGE);
    new Grid("gradient of out", 470, 124, 2, GRADIENT).draw(svg, i -> PALE_ORANGE);
    svg.arrow(574, 168, 614, 168, ORANGE);
    new Grid("gradient of the image", 630, 80, 4, back)
        .draw(svg, i -> won.contains(i) ? PALE_ORANGE : "#ffffff");
    windows(svg, 630);
    return svg;
  }

  /** The borders between windows. */
  private static void windows(Svg svg, double x) {
    int half = 2 * Grid.CELL;
    for (int i = 0; i < 4; i++) {
      double left = x + i % 2 * half;
      double top = 80 + i / 2 * half;
      double[] border = {
        left, top, left + half, top, left + half, top + half, left, top + half, left, top
      };
      svg.polyline(border, Svg.INK, 2);
    }
  }
}
