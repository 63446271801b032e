package io.github.rangefinder.bench.workload;

import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.Sgd;

/** The article's two optimizers, at learning rates at which both learn. */
public enum OptimizerChoice {
  /** Plain gradient descent. */
  SGD(0.01) {
    @Override
    Optimizer create() {
      return new Sgd();
    }
  },

  /** Adam with Keras's constants. */
  ADAM(0.001) {
    @Override
    Optimizer create() {
      return new Adam();
    }
  };

  private final double learningRate;

  OptimizerChoice(double learningRate) {
    this.learningRate = learningRate;
  }

  abstract Optimizer create();

  /** A rate that suits it. */
  public double learningRate() {
    return learningRate;
  }
}
