package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/** Which element of a smaller shape each element of a sample has. */
final class Broadcasting {
  private Broadcasting() {}

  /**
   * For each element of a sample the element of a shape of the same rank whose dimensions are the
   * sample's or 1.
   */
  static int[] table(Shape sample, Shape small) {
    int[] table = new int[sample.size()];
    for (int i = 0; i < table.length; i++) {
      int rest = i;
      int stride = 1;
      for (int axis = sample.rank() - 1; axis >= 0; axis--) {
        table[i] += small.dim(axis) == 1 ? 0 : rest % sample.dim(axis) * stride;
        rest /= sample.dim(axis);
        stride *= small.dim(axis);
      }
    }
    return table;
  }
}
