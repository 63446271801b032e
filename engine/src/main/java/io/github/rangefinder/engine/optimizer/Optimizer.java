package io.github.rangefinder.engine.optimizer;

import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import java.util.List;

/**
 * Moves parameters along their gradients. What it remembers from step to step belongs to the
 * parameters of its first step.
 *
 * <p>The learning rate comes with each step, so that a schedule or a range test needs no access to
 * the optimizer.
 */
public interface Optimizer {
  /**
   * Moves every parameter once. Gradients are read and left as they are. A warm step allocates
   * nothing, and its result does not depend on the number of workers.
   *
   * @throws IllegalArgumentException if these are not the parameters of the first step
   */
  void step(List<Parameter> parameters, double learningRate, Workers workers);

  /** A copy of what is remembered: moments and the number of steps. */
  Snapshot snapshot();

  /**
   * Remembers what was remembered when the snapshot was taken. The snapshot stays usable.
   *
   * @throws IllegalArgumentException if it was taken of another optimizer
   */
  void restore(Snapshot snapshot);

  /** What an optimizer remembered at one time; never changes. */
  final class Snapshot {
    final Optimizer owner;
    final int steps;
    final float[][][] moments;

    Snapshot(Optimizer owner, int steps, float[][][] moments) {
      this.owner = owner;
      this.steps = steps;
      this.moments = moments;
    }
  }
}
