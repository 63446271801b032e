package io.github.rangefinder.engine.kernel;

/**
 * How optimizers move parameters: one pass over n weights p, their gradients g and the moments that
 * the optimizer keeps for them, all at the same offset of arrays of the same shape.
 *
 * <p>There is no Vector API twin: C2 turns these loops into vector code by itself, on JDK 17 and 25
 * within the noise of hand-written lanes. Elements do not touch each other and no fused
 * multiply-add is used, so the bits do not depend on the vector width or on how the work is cut.
 */
public final class ParameterUpdate {
  /**
   * Added and subtracted again: leaves values above 1e-17 alone and rounds smaller ones to a grid
   * of 1e-32. Without it the moment of a weight whose gradient stays 0 decays to a denormal number
   * that rounding never lets reach 0, and arithmetic on those is slow (Java cannot flush them): 1.6
   * times the time of an Adam step where measured, more on other processors.
   */
  private static final float FLUSH = 1e-25f;

  private ParameterUpdate() {}

  /** {@code d = g + weightDecay p; p -= learningRate d}. */
  public static void sgd(
      float[] p, float[] g, int offset, int n, float learningRate, float weightDecay) {
    for (int i = offset; i < offset + n; i++) {
      p[i] -= learningRate * (g[i] + weightDecay * p[i]);
    }
  }

  /** {@code d = g + weightDecay p; v = momentum v + d; p -= learningRate v}. */
  public static void momentum(
      float[] p,
      float[] g,
      float[] v,
      int offset,
      int n,
      float learningRate,
      float momentum,
      float weightDecay) {
    for (int i = offset; i < offset + n; i++) {
      float velocity = momentum * v[i] + (g[i] + weightDecay * p[i]) + FLUSH - FLUSH;
      v[i] = velocity;
      p[i] -= learningRate * velocity;
    }
  }

  /**
   * {@code d = g + weightDecay p; v = momentum v + d; p -= learningRate (d + momentum v)}: with
   * Nesterov's look ahead.
   */
  public static void nesterov(
      float[] p,
      float[] g,
      float[] v,
      int offset,
      int n,
      float learningRate,
      float momentum,
      float weightDecay) {
    for (int i = offset; i < offset + n; i++) {
      float d = g[i] + weightDecay * p[i];
      float velocity = momentum * v[i] + d + FLUSH - FLUSH;
      v[i] = velocity;
      p[i] -= learningRate * (d + momentum * velocity);
    }
  }

  /**
   * {@code m += share1 (g - m); v += share2 (g² - v); p -= decay p + rate m / (√v + epsilon)}.
   *
   * <p>Shares instead of betas, since 1 - 0.999 in floats would be off by 1e-5 of itself.
   *
   * @param share1 what a gradient contributes to its running mean, {@code 1 - beta1}
   * @param share2 what its square contributes, {@code 1 - beta2}
   * @param rate the learning rate with the bias corrections in it
   * @param decay the share of a weight that decoupled weight decay takes away, 0 for none
   */
  public static void adam(
      float[] p,
      float[] g,
      float[] m,
      float[] v,
      int offset,
      int n,
      float rate,
      float share1,
      float share2,
      float epsilon,
      float decay) {
    for (int i = offset; i < offset + n; i++) {
      float d = g[i];
      float first = m[i] + share1 * (d - m[i]) + FLUSH - FLUSH;
      float second = v[i] + share2 * (d * d - v[i]) + FLUSH - FLUSH;
      m[i] = first;
      v[i] = second;
      p[i] -= decay * p[i] + rate * first / ((float) Math.sqrt(second) + epsilon);
    }
  }

  /** {@code v += share (g² - v); p -= learningRate g / (√v + epsilon)}, share being 1 - rho. */
  public static void rmsProp(
      float[] p,
      float[] g,
      float[] v,
      int offset,
      int n,
      float learningRate,
      float share,
      float epsilon) {
    for (int i = offset; i < offset + n; i++) {
      float d = g[i];
      float second = v[i] + share * (d * d - v[i]) + FLUSH - FLUSH;
      v[i] = second;
      p[i] -= learningRate * d / ((float) Math.sqrt(second) + epsilon);
    }
  }
}
