package io.github.rangefinder.engine.kernel;

/**
 * Lists of weights and of the starts of the rows that they weigh, for {@link VectorWeightedRows}.
 * All lists lie in two arrays, each with a fixed room.
 *
 * <p>They are filled without a branch that a processor could mispredict: an entry of weight 0 is
 * written like any other and then overwritten by the next.
 */
final class WeightLists {
  /** Where in {@link #starts} and {@link #weights} list i begins: i times this. */
  final int room;

  final int[] starts;
  final float[] weights;
  final int[] counts;

  WeightLists(int lists, int longest) {
    room = longest + 1;
    starts = new int[lists * room];
    weights = new float[lists * room];
    counts = new int[lists];
  }

  /** Adds an entry unless its weight is 0. */
  void add(int list, int start, float weight) {
    int at = list * room + counts[list];
    starts[at] = start;
    weights[at] = weight;
    counts[list] += weight != 0 ? 1 : 0;
  }
}
