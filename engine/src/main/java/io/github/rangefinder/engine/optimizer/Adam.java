package io.github.rangefinder.engine.optimizer;

import io.github.rangefinder.engine.kernel.ParameterUpdate;

/**
 * Adam: a step per weight along the running mean of its gradient, over the root of the running mean
 * of its square. At step t (from 1)
 *
 * <pre>
 *   m = beta1 m + (1 - beta1) g
 *   v = beta2 v + (1 - beta2) g²
 *   p = p - learningRate m / (1 - beta1^t) / (√(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * Where beta1 changes from step to step, beta1^t takes the present one, as in PyTorch.
 *
 * <p>Epsilon stands where the paper's algorithm 1 and PyTorch have it. Keras adds the same number
 * to {@code √v} before the correction, where it weighs up to 30 times more in the first steps.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015, algorithm 1</a>
 */
public sealed class Adam extends MomentOptimizer permits AdamW {
  /** Kingma and Ba's choice, Keras's default. */
  public static final double DEFAULT_BETA1 = 0.9;

  /** Kingma and Ba's choice, Keras's default. */
  public static final double DEFAULT_BETA2 = 0.999;

  /** Keras's default; the paper and PyTorch have 1e-8. */
  public static final double DEFAULT_EPSILON = 1e-7;

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double decoupledWeightDecay;
  private float rate;
  private float share1;
  private float correctedEpsilon;
  private float decay;

  /** Adam with Keras's defaults. */
  public Adam() {
    this(DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON);
  }

  /**
   * Adam.
   *
   * @param beta1 the share of the mean gradient that survives a step
   * @param beta2 the share of the mean squared gradient that survives a step
   * @param epsilon added to the root, so that a weight without gradients stays where it is
   * @throws IllegalArgumentException unless {@code 0 <= beta < 1} for both and {@code epsilon > 0}
   */
  public Adam(double beta1, double beta2, double epsilon) {
    this(beta1, beta2, epsilon, 0);
  }

  Adam(double beta1, double beta2, double epsilon, double decoupledWeightDecay) {
    super(2);
    this.beta1 = Hyperparameter.decayRate("beta1", beta1);
    this.beta2 = Hyperparameter.decayRate("beta2", beta2);
    this.epsilon = Hyperparameter.positive("epsilon", epsilon);
    this.decoupledWeightDecay = Hyperparameter.notNegative("weight decay", decoupledWeightDecay);
  }

  @Override
  public final double momentum() {
    return beta1;
  }

  @Override
  protected final void prepare(double learningRate, double momentum, int step) {
    share1 = (float) (1 - momentum);
    double correction1 = 1 - power(momentum, step);
    double rootOfCorrection2 = Math.sqrt(1 - power(beta2, step));
    // The fraction of the formula above, multiplied through by the root of the second correction.
    rate = (float) (learningRate * rootOfCorrection2 / correction1);
    correctedEpsilon = (float) (epsilon * rootOfCorrection2);
    decay = (float) (learningRate * decoupledWeightDecay);
  }

  /**
   * By squares: {@link StrictMath#pow} allocates on JDK 17 until it is compiled, {@link Math#pow}
   * differs by machine.
   */
  private static double power(double base, int exponent) {
    double power = 1;
    double square = base;
    for (int rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        power *= square;
      }
      square *= square;
    }
    return power;
  }

  @Override
  protected final void update(float[] p, float[] g, float[][] moments, int offset, int n) {
    ParameterUpdate.adam(
        p,
        g,
        moments[0],
        moments[1],
        offset,
        n,
        rate,
        share1,
        (float) (1 - beta2),
        correctedEpsilon,
        decay);
  }
}
