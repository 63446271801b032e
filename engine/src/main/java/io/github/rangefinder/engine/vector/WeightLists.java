package io.github.rangefinder.engine.vector;

/**
 * Lists of weights and of the starts of the rows that they weigh, for {@link VectorWeightedRows}.
 * All lists lie in one array, each with a fixed room; a row is one long, to be read and written at
 * once.
 *
 * <p>They are filled without a branch that a processor could mispredict: a row of weight 0 is
 * written like any other and then overwritten by the next, for which a list has room for one more.
 */
final class WeightLists {
  final long[] rows;

  /** Where in {@link #rows} each list ends. */
  final int[] ends;

  private final int room;

  WeightLists(int lists, int longest) {
    room = longest + 1;
    rows = new long[lists * room];
    ends = new int[lists];
  }

  /** Where in {@link #rows} a list begins. */
  int begin(int list) {
    return list * room;
  }

  /** Empties all lists. */
  void clear() {
    for (int list = 0; list < ends.length; list++) {
      ends[list] = begin(list);
    }
  }

  static long row(int start, float weight) {
    return (long) Float.floatToRawIntBits(weight) << Integer.SIZE | start;
  }

  /** Where a row starts, at least 0. */
  static int start(long row) {
    return (int) row;
  }

  static float weight(long row) {
    return Float.intBitsToFloat((int) (row >>> Integer.SIZE));
  }

  /** 1 if the weight is not 0 and stays in its list, else 0. */
  static int kept(float weight) {
    int bits = Float.floatToRawIntBits(weight) << 1; // without the sign: -0 is 0
    return (bits | -bits) >>> (Integer.SIZE - 1);
  }
}
