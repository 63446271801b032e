package io.github.rangefinder.engine.layer;

/**
 * An op that needs the whole batch at once. It cuts its work for the workers of its {@link Place}
 * itself, by sizes alone, so that the bits are the same for any number of threads.
 */
public non-sealed interface BatchOp extends Op {
  /** Fills the output's first {@code step.samples()} samples. */
  void forward(Step step);

  /** Adds what the output's gradient means to every gradient that is there. */
  void backward(Step step);
}
