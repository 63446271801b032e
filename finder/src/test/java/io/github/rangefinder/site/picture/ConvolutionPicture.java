package io.github.rangefinder.site.picture;

import static io.github.rangefinder.site.picture.Svg.BLUE;
import static io.github.rangefinder.site.picture.Svg.ORANGE;
import static io.github.rangefinder.site.picture.Svg.PALE_BLUE;
import static io.github.rangefinder.site.picture.Svg.PALE_ORANGE;

import io.github.rangefinder.engine.kernel.Convolution;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.WindowAxis;
import java.util.List;

/** A convolution's window there and back, with the numbers of the page that derives it. */
final class ConvolutionPicture implements Picture {
  private static final ConvolutionSizes SIZES =
      new ConvolutionSizes(WindowAxis.inside(3, 2, 1), WindowAxis.inside(3, 2, 1), 1, 1, 1);
  private static final float[] IMAGE = {1, 2, 0, 0, 1, 3, 2, 0, 1};
  private static final float[] KERNEL = {1, -1, 2, 0};
  private static final float[] GRADIENT = {1, 0, -1, 2};

  /** The output that is followed, and the pixels that it sees. */
  private static final int FOLLOWED = 3;

  private static final List<Integer> SEEN = List.of(4, 5, 7, 8);
  private static final String WHITE = "#ffffff";

  @Override
  public String name() {
    return "convolution";
  }

  @Override
  public Svg draw() {
    Svg svg = new Svg(450, "A convolution's window: forward, and the image's gradient backward");
    float[] out = new float[4];
    Convolution.forward(SIZES, IMAGE, 0, KERNEL, out, 0);
    svg.text(
        20, 30, "forward: what the window sees, times the kernel, summed up", "start", 17, BLUE);
    new Grid("image", 20, 80, 3, IMAGE).draw(svg, i -> SEEN.contains(i) ? PALE_BLUE : WHITE);
    svg.centred(196, 150, "·");
    new Grid("kernel", 240, 102, 2, KERNEL).draw(svg, i -> PALE_BLUE);
    svg.arrow(350, 146, 450, 146, BLUE);
    new Grid("out", 470, 102, 2, out).draw(svg, i -> i == FOLLOWED ? PALE_BLUE : WHITE);
    svg.text(580, 150, "1·1 + 3·(−1) + 0·2 + 1·0 = −2");

    svg.text(
        20,
        260,
        "backward: the output's gradient, times the kernel, added where the window lay",
        "start",
        17,
        ORANGE);
    float[] one = {0, 0, 0, GRADIENT[FOLLOWED]};
    float[] added = new float[9];
    Convolution.inputGradient(SIZES, KERNEL, one, 0, added, 0);
    float[] all = new float[9];
    Convolution.inputGradient(SIZES, KERNEL, GRADIENT, 0, all, 0);
    new Grid("gradient of out", 20, 332, 2, GRADIENT)
        .draw(svg, i -> i == FOLLOWED ? PALE_ORANGE : WHITE);
    svg.centred(174, 380, "·");
    new Grid("kernel", 240, 332, 2, KERNEL).draw(svg, i -> PALE_ORANGE);
    svg.arrow(350, 376, 450, 376, ORANGE);
    new Grid("what this output adds", 470, 310, 3, added)
        .draw(svg, i -> SEEN.contains(i) ? PALE_ORANGE : WHITE);
    svg.centred(642, 380, "…");
    new Grid("all four outputs together", 684, 310, 3, all).draw(svg, i -> PALE_ORANGE);
    return svg;
  }
}
