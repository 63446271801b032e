package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Parameter;

/** About how much memory trainings take, and how many of them fit at a time. */
final class Footprint {
  /**
   * Weights, gradients, two moments, the snapshot before a test, and weights packed for kernels.
   */
  private static final int COPIES_OF_WEIGHTS = 8;

  /** Each node's value and its gradient. */
  private static final int COPIES_OF_ACTIVATIONS = 2;

  private Footprint() {}

  /** How many trainings of a model fit into half of what is free, at least 1. */
  static int mostAtOnce(Network model, int batchSize) {
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, free / 2 / bytes(model, batchSize)));
  }

  static long bytes(Network model, int batchSize) {
    long weights = 0;
    for (Parameter parameter : model.parameters()) {
      weights += parameter.data().data().length;
    }
    long activations = 0;
    for (Node node : model.nodes()) {
      activations += node.shape().size();
    }
    return Float.BYTES
        * (COPIES_OF_WEIGHTS * weights + COPIES_OF_ACTIVATIONS * activations * batchSize);
  }
}
