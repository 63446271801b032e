package io.github.rangefinder.engine.vector;

/**
 * Lists of weights and of the starts of the rows that they weigh, for {@link VectorWeightedRows}.
 * All lists lie in two arrays, each with a fixed room.
 *
 * <p>They are filled without a branch that a processor could mispredict: an entry of weight 0 is
 * written like any other and then overwritten by the next, for which a list has room for one more.
 */
final class WeightLists {
  final int[] starts;
  final float[] weights;

  /** Where in {@link #starts} and {@link #weights} each list ends. */
  final int[] ends;

  private final int room;

  WeightLists(int lists, int longest) {
    room = longest + 1;
    starts = new int[lists * room];
    weights = new float[lists * room];
    ends = new int[lists];
  }

  /** Where in {@link #starts} and {@link #weights} a list begins. */
  int begin(int list) {
    return list * room;
  }

  /** Empties all lists. */
  void clear() {
    for (int list = 0; list < ends.length; list++) {
      ends[list] = begin(list);
    }
  }

  /** 1 if the weight is not 0 and stays in its list, else 0. */
  static int kept(float weight) {
    int bits = Float.floatToRawIntBits(weight) << 1; // without the sign: -0 is 0
    return (bits | -bits) >>> (Integer.SIZE - 1);
  }
}
