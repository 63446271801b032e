package io.github.rangefinder.engine.kernel;

/** The cross-entropy of outputs each of which says yes or no by itself. */
public final class BinaryEntropy {
  /** How near to 0 and 1 a probability may come, as in Keras. */
  private static final float NEAREST = 1e-7f;

  /** The largest float that Keras lets a probability be: 1 - p is then about 1.2e-7. */
  private static final float FARTHEST = 1 - NEAREST;

  private BinaryEntropy() {}

  /**
   * probabilities (count), targets (count), gradient (count) or null; returns the sum of {@code -y
   * log p - (1 - y) log(1 - p)} and writes {@code (p - y) / (p (1 - p)) / count}, the gradient of
   * the mean, with p kept from 0 and 1.
   */
  public static double ofProbabilities(
      float[] probabilities, float[] targets, int count, float[] gradient) {
    double loss = 0;
    for (int i = 0; i < count; i++) {
      double p = Math.min(Math.max(probabilities[i], NEAREST), FARTHEST);
      double y = targets[i];
      loss -= y * StrictMath.log(p) + (1 - y) * StrictMath.log(1 - p);
      if (gradient != null) {
        gradient[i] = (float) ((p - y) / (p * (1 - p)) / count);
      }
    }
    return loss;
  }

  /**
   * logits (count), targets (count), gradient (count) or null; the same for p = 1 / (1 + e^-z):
   * returns the sum of {@code max(z, 0) - z y + log(1 + e^-|z|)} and writes {@code (p - y) /
   * count}.
   */
  public static double ofLogits(float[] logits, float[] targets, int count, float[] gradient) {
    double loss = 0;
    for (int i = 0; i < count; i++) {
      double z = logits[i];
      double y = targets[i];
      double power = StrictMath.exp(-Math.abs(z));
      loss += Math.max(z, 0) - z * y + StrictMath.log1p(power);
      if (gradient != null) {
        double p = (z < 0 ? power : 1) / (1 + power);
        gradient[i] = (float) ((p - y) / count);
      }
    }
    return loss;
  }

  /** outputs (n, 1), targets (n, 1): the rows on the target's side of a threshold. */
  public static int correct(float[] outputs, float[] targets, int n, float threshold) {
    int correct = 0;
    for (int i = 0; i < n; i++) {
      correct += outputs[i] > threshold == targets[i] > 0.5f ? 1 : 0;
    }
    return correct;
  }

  /**
   * outputs (n, 1), logits or probabilities of the second of two classes; classes (n, 2): the
   * probabilities of both.
   */
  public static void classes(float[] outputs, int n, boolean ofLogits, float[] classes) {
    for (int i = 0; i < n; i++) {
      double p = ofLogits ? 1 / (1 + StrictMath.exp(-outputs[i])) : outputs[i];
      classes[2 * i] = (float) (1 - p);
      classes[2 * i + 1] = (float) p;
    }
  }

  /** Whether x (n) holds nothing but zeros and ones. */
  public static boolean isBinary(float[] x, int n) {
    boolean binary = true;
    for (int i = 0; i < n && binary; i++) {
      binary = x[i] == 0 || x[i] == 1;
    }
    return binary;
  }
}
