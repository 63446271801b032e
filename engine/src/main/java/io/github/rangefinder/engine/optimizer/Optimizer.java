package io.github.rangefinder.engine.optimizer;

import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import java.util.List;

/**
 * Moves parameters along their gradients. What it remembers from step to step belongs to the
 * parameters of its first step.
 *
 * <p>The learning rate, and the momentum where it changes, come with each step, so that a schedule
 * or a range test needs no access to the optimizer.
 *
 * <p>Anybody may write one: {@link MomentOptimizer} keeps the moments and cuts the work, so that a
 * subclass is the formula.
 */
public interface Optimizer {
  /**
   * The share of the velocity or of the mean gradient that survives a step: SGD's momentum, Adam's
   * beta1; 0 for an optimizer that keeps neither.
   */
  double momentum();

  /**
   * Moves every parameter once, with the optimizer's own momentum. Gradients are read and left as
   * they are. A warm step allocates nothing, and its result does not depend on the number of
   * workers.
   *
   * @throws IllegalArgumentException if these are not the parameters of the first step
   */
  default void step(List<Parameter> parameters, double learningRate, Workers workers) {
    step(parameters, learningRate, momentum(), workers);
  }

  /**
   * Moves every parameter once, with another momentum than the optimizer's own.
   *
   * @throws IllegalArgumentException if these are not the parameters of the first step, unless
   *     {@code 0 <= momentum < 1}, or if the optimizer has no momentum and this one is not 0
   */
  void step(List<Parameter> parameters, double learningRate, double momentum, Workers workers);

  /** The number of steps taken. */
  int steps();

  /** A copy of what is remembered: moments and the number of steps. */
  Snapshot snapshot();

  /**
   * Remembers what another optimizer of the same kind remembered, in another process perhaps.
   *
   * @param parameters what the moments belong to; from now on the optimizer stays with them
   * @param steps the number of steps that optimizer has taken
   * @param moments its {@link Snapshot#moments}, which are copied
   * @throws IllegalArgumentException if the moments do not fit this optimizer and the parameters
   */
  void resume(List<Parameter> parameters, int steps, List<float[]> moments);

  /**
   * Remembers what was remembered when the snapshot was taken. The snapshot stays usable.
   *
   * @throws IllegalArgumentException if it was taken of another optimizer
   */
  void restore(Snapshot snapshot);

  /**
   * What an optimizer remembered at one time; never changes.
   *
   * @param owner whom it was taken of
   * @param steps the number of steps taken
   * @param moments parameter by parameter, not to be written to; none before the first step.
   *     Weights stand in the order of their parameter's data.
   */
  record Snapshot(Optimizer owner, int steps, List<float[]> moments) {}
}
