package io.github.rangefinder.finder.study;

import io.github.rangefinder.finder.search.Entry;
import io.github.rangefinder.finder.search.Places;
import java.util.List;

/**
 * What the trainings of a measurement came to on their way, so that a race of them can be told
 * without running it.
 *
 * @param lengths after so many epochs, growing; the last is that of the whole trainings
 * @param reached what each training came to
 * @param testEpochs how many epochs the short range test of a search took
 * @param from the smallest learning rate that such a search begins with
 * @param to the largest one
 * @param batchesPerEpoch how many iterations an epoch has
 */
public record Rounds(
    List<Double> lengths,
    Reached reached,
    double testEpochs,
    double from,
    double to,
    double batchesPerEpoch) {

  /**
   * What the trainings came to, in the order of the measurement's.
   *
   * @param losses for each training the validation loss after each length; NaN from where it was no
   *     longer finite
   * @param errors likewise, how far another draw of as many validation samples would move that
   *     loss; NaN where that is not known
   */
  public record Reached(List<List<Double>> losses, List<List<Double>> errors) {}

  /** The length of a whole training. */
  public double epochs() {
    return lengths.get(lengths.size() - 1);
  }

  /**
   * The value of a training of the grid, whatever its seed; NaN for a length that was not taken.
   */
  double value(Entry entry, List<Outcome> outcomes) {
    return of(reached.losses(), entry, outcomes);
  }

  /** The standard error of that value; NaN where it is not known. */
  double error(Entry entry, List<Outcome> outcomes) {
    return of(reached.errors(), entry, outcomes);
  }

  private double of(List<List<Double>> numbers, Entry entry, List<Outcome> outcomes) {
    int length = lengths.indexOf(entry.epochs());
    for (int i = 0; i < outcomes.size(); i++) {
      boolean same =
          Places.nearest(outcomes.get(i).learningRate()) == Places.nearest(entry.learningRate());
      if (same) {
        return length < 0 ? Double.NaN : numbers.get(i).get(length);
      }
    }
    return Double.NaN;
  }
}
