package io.github.rangefinder.site.picture;

import io.github.rangefinder.engine.kernel.CrossEntropy;
import java.util.Locale;

/** Probabilities, and the gradient of the loss: the same bars, less 1 at the label. */
final class SoftmaxPicture implements Picture {
  private static final float[] LOGITS = {2, 1, 0};
  private static final int LABEL = 1;
  private static final int UNIT = 150;

  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public Svg draw() {
    Svg svg = new Svg(340, "Probabilities of three classes, and the gradient at their logits");
    float[] gradient = new float[3];
    CrossEntropy.lossSum(LOGITS, new int[] {LABEL}, 1, 3, gradient);
    float[] probabilities = gradient.clone();
    probabilities[LABEL] += 1;
    svg.text(60, 30, "p = softmax(2, 1, 0)", "start", 17, Svg.BLUE);
    bars(svg, 60, 200, probabilities, Svg.BLUE);
    svg.centred(440, 150, "less 1");
    svg.centred(440, 170, "at the label");
    svg.arrow(400, 190, 480, 190, Svg.INK);
    svg.text(540, 30, "gradient of the loss, label 1", "start", 17, Svg.ORANGE);
    bars(svg, 540, 180, gradient, Svg.ORANGE);
    return svg;
  }

  private static void bars(Svg svg, double x, double zero, float[] heights, String color) {
    for (int j = 0; j < heights.length; j++) {
      double height = UNIT * Math.abs(heights[j]);
      double left = x + 100 * j;
      boolean up = heights[j] >= 0;
      svg.rectangle(left, up ? zero - height : zero, 60, height, color, Svg.NONE);
      String number = String.format(Locale.ROOT, "%.2f", heights[j]).replace('-', '−');
      svg.centred(left + 30, up ? zero - height - 8 : zero + height + 20, number);
      svg.text(left + 30, up ? zero + 20 : zero - 8, "class " + j, "middle", 14, Svg.QUIET);
    }
    svg.line(x - 20, zero, x + 280, zero, Svg.INK);
  }
}
