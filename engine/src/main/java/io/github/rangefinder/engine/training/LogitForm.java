package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.kernel.Probabilities;

/** How a loss of logits gets them, of a network that gives something else. */
enum LogitForm {
  /** Of probabilities of classes: their logarithms, of which a softmax makes them again. */
  LOGARITHMS(Probabilities::logarithms, Probabilities::logarithmsGradient),

  /** Of probabilities by themselves: that of which a sigmoid makes each again. */
  INVERSE_SIGMOIDS(Probabilities::logits, Probabilities::logitsGradient);

  private final Kernel logits;
  private final Kernel gradient;

  /** Makes of outputs (n) what others (n) become. */
  @FunctionalInterface
  private interface Kernel {
    void apply(float[] outputs, float[] others, int n);
  }

  LogitForm(Kernel logits, Kernel gradient) {
    this.logits = logits;
    this.gradient = gradient;
  }

  /** outputs (n) to logits (n). */
  void read(float[] outputs, float[] logits, int n) {
    this.logits.apply(outputs, logits, n);
  }

  /** The gradient (n) with respect to the logits becomes that with respect to the outputs. */
  void lead(float[] outputs, float[] gradient, int n) {
    this.gradient.apply(outputs, gradient, n);
  }
}
