package io.github.rangefinder.finder.run.evaluate;

import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.finder.run.Provenance;
import java.util.List;

/**
 * How well a trained model does on samples that it is asked about.
 *
 * @param provenance where the numbers come from
 * @param samples how many samples there were
 * @param metrics mean loss and accuracy
 * @param confusion how many samples of each class were taken for each; without classes for numbers
 * @param mistakes the samples that were taken for another class, the surest first; in what a file
 *     holds, the first of them
 * @param errors of numbers to predict, in their own unit; empty for classes
 */
public record Evaluation(
    Provenance provenance,
    int samples,
    Metrics metrics,
    Confusion confusion,
    List<Mistake> mistakes,
    List<Errors> errors) {

  /**
   * A sample that was taken for another class.
   *
   * @param sample counted from 0
   * @param label its class
   * @param prediction what it was taken for
   * @param probability how sure the model was of that, 0 to 1
   */
  public record Mistake(int sample, int label, int prediction, double probability) {}

  /**
   * How far predictions of a number lie off.
   *
   * @param meanAbsolute the mean distance
   * @param rootMeanSquared the root of the mean squared distance
   * @param explained the share of the variance that the predictions explain, at most 1 (R²)
   */
  public record Errors(double meanAbsolute, double rootMeanSquared, double explained) {}

  /** Whether classes were told apart. */
  public boolean classifies() {
    return !classes().isEmpty();
  }

  /** Whether positions of samples, such as pixels, have the classes, and not whole samples. */
  public boolean countsPositions() {
    return classifies() && confusion.total() != samples;
  }

  /** The classes' names in their order; empty for numbers. */
  public List<String> classes() {
    return confusion.classes();
  }
}
