package io.github.rangefinder.engine.optimizer;

/**
 * {@link Adam} with decoupled weight decay: {@code p = p - learningRate weightDecay p} beside the
 * Adam step, untouched by the moments.
 *
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019, algorithm 2</a>
 */
public final class AdamW extends Adam {
  /** Keras's default; PyTorch has 0.01. */
  public static final double DEFAULT_WEIGHT_DECAY = 0.004;

  /** AdamW with Keras's defaults. */
  public AdamW() {
    this(DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON, DEFAULT_WEIGHT_DECAY);
  }

  /**
   * AdamW.
   *
   * @param weightDecay the share of a weight that a step at learning rate 1 takes away
   * @throws IllegalArgumentException as for {@link Adam}, or if {@code weightDecay < 0}
   */
  public AdamW(double beta1, double beta2, double epsilon, double weightDecay) {
    super(beta1, beta2, epsilon, weightDecay);
  }
}
