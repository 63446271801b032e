package io.github.rangefinder.engine.data;

/**
 * What a model is to say of each sample of a data set: one of several classes ({@link Labels}), or
 * numbers ({@link TargetValues}). The loss follows from that. Samples that a trained model is asked
 * about may have neither ({@link Unlabelled}).
 */
public sealed interface Targets permits Labels, TargetValues, Unlabelled {
  /** Something that is another for each kind of targets. */
  interface Visitor<R> {
    /** Of classes. */
    R labels(Labels labels);

    /** Of numbers to predict. */
    R numbers(TargetValues numbers);

    /** Of samples of which nobody says what a model is to say. */
    R unlabelled(Unlabelled unlabelled);
  }

  /** What a visitor makes of these. */
  <R> R accept(Visitor<R> visitor);

  /** The number of samples. */
  int size();

  /** How many outputs a model needs: the classes, or the numbers to predict. */
  int outputs();

  /**
   * The targets of some samples, in their order.
   *
   * @throws IndexOutOfBoundsException if there is no such sample
   */
  Targets select(int[] samples);
}
