package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import java.util.ArrayList;
import java.util.List;

/** Keras counts a batch's axes, the batch's own first; the engine a sample's. */
final class Axis {
  private Axis() {}

  /**
   * A sample's axis, from 0.
   *
   * @param axis as Keras counts
   * @param rank how many axes a sample has
   * @throws DataFormatException if it is the batch's or there is none such
   */
  static int ofSample(KerasConfig config, int axis, int rank) throws DataFormatException {
    int own = axis < 0 ? rank + axis : axis - 1;
    if (own < 0 || own >= rank) {
      throw config.cannot(
          "has axis %d; samples here have axes 1 to %d, or -%d to -1".formatted(axis, rank, rank));
    }
    return own;
  }

  /**
   * A sample's axes, from 0, in their order.
   *
   * @param axes as Keras counts
   * @throws DataFormatException if one is the batch's or there is none such
   */
  static List<Integer> allOfSample(KerasConfig config, int[] axes, int rank)
      throws DataFormatException {
    List<Integer> own = new ArrayList<>();
    for (int axis : axes) {
      own.add(ofSample(config, axis, rank));
    }
    own.sort(null);
    return own;
  }
}
