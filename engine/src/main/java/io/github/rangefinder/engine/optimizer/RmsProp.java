package io.github.rangefinder.engine.optimizer;

import io.github.rangefinder.engine.kernel.ParameterUpdate;

/**
 * RMSprop: the gradient over the root of the running mean of its square,
 *
 * <pre>
 *   v = rho v + (1 - rho) g²
 *   p = p - learningRate g / (√v + epsilon)
 * </pre>
 *
 * Epsilon stands outside the root, as in PyTorch; Keras 3 adds it to v inside.
 *
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Hinton,
 *     Neural Networks for Machine Learning, lecture 6e</a>
 */
public final class RmsProp extends MomentOptimizer {
  /** Hinton's choice, Keras's default. */
  public static final double DEFAULT_RHO = 0.9;

  /** Keras's default. */
  public static final double DEFAULT_EPSILON = 1e-7;

  private final double rho;
  private final double epsilon;
  private float learningRate;

  /** RMSprop with Keras's defaults. */
  public RmsProp() {
    this(DEFAULT_RHO, DEFAULT_EPSILON);
  }

  /**
   * RMSprop.
   *
   * @param rho the share of the mean squared gradient that survives a step
   * @param epsilon added to the root, so that a weight without gradients stays where it is
   * @throws IllegalArgumentException unless {@code 0 <= rho < 1} and {@code epsilon > 0}
   */
  public RmsProp(double rho, double epsilon) {
    super(1);
    this.rho = Hyperparameter.decayRate("rho", rho);
    this.epsilon = Hyperparameter.positive("epsilon", epsilon);
  }

  @Override
  public double momentum() {
    return 0;
  }

  @Override
  protected void prepare(double learningRate, double momentum, int step) {
    this.learningRate = (float) learningRate;
  }

  @Override
  protected void update(float[] p, float[] g, float[][] moments, int offset, int n) {
    ParameterUpdate.rmsProp(
        p, g, moments[0], offset, n, learningRate, (float) (1 - rho), (float) epsilon);
  }
}
