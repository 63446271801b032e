package io.github.rangefinder.engine.kernel;

/**
 * How the elements of one axis of an image, its rows or its columns, become more or fewer: each of
 * the output's is a weighted sum of neighbours.
 *
 * @param extent elements of the image
 * @param out elements of the output
 * @param taps how many neighbours an element of the output is made of
 * @param first (out): the first of them
 * @param weights (out, taps): their weights
 */
public record ResizingAxis(int extent, int out, int taps, int[] first, float[] weights) {
  /**
   * An axis of {@code extent} elements that is to have {@code out}. The output's element i lies at
   * (i + 1/2) · extent / out - 1/2 of the image; weights of elements that the image does not have
   * are shared out among the others.
   */
  public static ResizingAxis of(int extent, int out, Interpolation between) {
    int taps = Math.min(extent, (int) (2 * between.radius()));
    ResizingAxis axis = new ResizingAxis(extent, out, taps, new int[out], new float[out * taps]);
    for (int i = 0; i < out; i++) {
      axis.fill(i, (i + 0.5) * extent / out - 0.5, between);
    }
    return axis;
  }

  private void fill(int i, double centre, Interpolation between) {
    int nearest = (int) Math.floor(centre - between.radius()) + 1;
    first[i] = Math.max(0, Math.min(nearest, extent - taps));
    double sum = 0;
    for (int tap = 0; tap < taps; tap++) {
      sum += between.weight(element(i, tap) - centre);
    }
    for (int tap = 0; tap < taps; tap++) {
      weights[i * taps + tap] = (float) (between.weight(element(i, tap) - centre) / sum);
    }
  }

  /** The image's element at a tap of an element of the output. */
  int element(int i, int tap) {
    return first[i] + tap;
  }

  /** The weight of that element. */
  float weight(int i, int tap) {
    return weights[i * taps + tap];
  }
}
