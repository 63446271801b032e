package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.kernel.Probabilities;

/** How a loss of logits gets them, of a network that gives something else. */
enum LogitForm {
  /** Of probabilities of classes: their logarithms, of which a softmax makes them again. */
  LOGARITHMS {
    @Override
    void read(float[] outputs, float[] logits, int n) {
      Probabilities.logarithms(outputs, logits, n);
    }

    @Override
    void lead(float[] outputs, float[] gradient, int n) {
      Probabilities.logarithmsGradient(outputs, gradient, n);
    }
  },

  /** Of probabilities by themselves: that of which a sigmoid makes each again. */
  INVERSE_SIGMOIDS {
    @Override
    void read(float[] outputs, float[] logits, int n) {
      Probabilities.logits(outputs, logits, n);
    }

    @Override
    void lead(float[] outputs, float[] gradient, int n) {
      Probabilities.logitsGradient(outputs, gradient, n);
    }
  };

  /** outputs (n) to logits (n). */
  abstract void read(float[] outputs, float[] logits, int n);

  /** The gradient (n) with respect to the logits becomes that with respect to the outputs. */
  abstract void lead(float[] outputs, float[] gradient, int n);
}
