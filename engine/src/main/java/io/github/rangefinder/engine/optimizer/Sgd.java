package io.github.rangefinder.engine.optimizer;

import io.github.rangefinder.engine.kernel.ParameterUpdate;

/**
 * Stochastic gradient descent, with momentum if wanted:
 *
 * <pre>
 *   d = g + weightDecay p
 *   v = momentum v + d
 *   p = p - learningRate v                    or, with Nesterov's look ahead,
 *   p = p - learningRate (d + momentum v)
 * </pre>
 *
 * This is PyTorch's form. Keras puts the learning rate into the velocity ({@code v = momentum v -
 * learningRate d}), which is the same while the learning rate stays the same; here a change of the
 * rate acts at once on all of the velocity.
 *
 * @see <a href="https://proceedings.mlr.press/v28/sutskever13.html">Sutskever et al. 2013</a>
 */
public final class Sgd extends MomentOptimizer {
  /** Keras's default: no momentum. */
  public static final double DEFAULT_MOMENTUM = 0;

  private final double momentum;
  private final boolean nesterov;
  private final double weightDecay;
  private float learningRate;
  private float momentumOfStep;

  /** Plain gradient descent. */
  public Sgd() {
    this(DEFAULT_MOMENTUM, false, 0);
  }

  /**
   * Gradient descent with momentum.
   *
   * @param momentum the share of the velocity that survives a step; 0 for none
   * @param nesterov whether to look ahead along the velocity
   * @param weightDecay the share of a weight that is added to its gradient
   * @throws IllegalArgumentException unless {@code 0 <= momentum < 1} and {@code weightDecay >= 0},
   *     or if Nesterov's look ahead has no momentum
   */
  public Sgd(double momentum, boolean nesterov, double weightDecay) {
    super(momentum == 0 ? 0 : 1);
    this.momentum = Hyperparameter.decayRate("momentum", momentum);
    this.weightDecay = Hyperparameter.notNegative("weight decay", weightDecay);
    this.nesterov = nesterov;
    if (nesterov && momentum == 0) {
      throw new IllegalArgumentException("nesterov needs a momentum above 0, got " + momentum);
    }
  }

  @Override
  public double momentum() {
    return momentum;
  }

  @Override
  protected void prepare(double learningRate, double momentum, int step) {
    this.learningRate = (float) learningRate;
    this.momentumOfStep = (float) momentum;
  }

  @Override
  protected void update(float[] p, float[] g, float[][] moments, int offset, int n) {
    float mu = momentumOfStep;
    float decay = (float) weightDecay;
    if (momentum == 0) {
      ParameterUpdate.sgd(p, g, offset, n, learningRate, decay);
    } else if (nesterov) {
      ParameterUpdate.nesterov(p, g, moments[0], offset, n, learningRate, mu, decay);
    } else {
      ParameterUpdate.momentum(p, g, moments[0], offset, n, learningRate, mu, decay);
    }
  }
}
