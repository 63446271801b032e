package io.github.rangefinder.finder.rangetest;

import io.github.rangefinder.engine.training.Metrics;
import java.util.OptionalDouble;

/**
 * Something that can be trained a batch at a time and put back to how it was: all that a range test
 * needs of a model. {@link ModelTraining} is one for the models of the engine; a model of another
 * library is put under the test by two methods around it, and a third if there are held-out
 * samples:
 *
 * <ul>
 *   <li>{@link #step} sets the library's learning rate, trains on the batch of that iteration and
 *       returns the loss, which most libraries have from before the update anyway;
 *   <li>{@link #snapshot} copies the parameters and what the optimizer remembers, and hands back
 *       what copies them into their place again.
 * </ul>
 *
 * <p>Both are called on the thread that runs the test, one at a time. An exception of theirs ends
 * the test, is handed on as it is, and leaves the model restored.
 */
public interface Trainable {
  /**
   * Trains on one batch.
   *
   * @param iteration which batch, counted from 0; the same iteration is always the same batch
   * @param learningRate the learning rate of this update
   * @return the batch's mean loss before its update
   */
  double step(int iteration, double learningRate);

  /**
   * How much the loss of an iteration counts beside the others, above 0 and at most 1: less where
   * its batch is much smaller, so that chance moves its loss further.
   */
  default double weight(int iteration) {
    return 1;
  }

  /**
   * Loss and accuracy on the held-out samples, with the weights as they are; changes nothing. NaN
   * where none are held out.
   */
  default Metrics validate() {
    return new Metrics(Double.NaN, OptionalDouble.empty());
  }

  /** Remembers weights, optimizer state and random state. */
  Snapshot snapshot();

  /** How a model and its optimizer were at one moment. */
  interface Snapshot {
    /** Puts everything back. */
    void restore();
  }
}
