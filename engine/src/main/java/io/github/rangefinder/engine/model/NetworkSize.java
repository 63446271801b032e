package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.layer.ViewLayer;
import io.github.rangefinder.engine.tensor.Parameter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** How much memory the work of a network takes, said before any is taken. */
public final class NetworkSize {
  private NetworkSize() {}

  /**
   * The bytes of the values and gradients of a {@link Plan}; buffers of single ops come on top.
   *
   * @param batchSize samples of a batch
   */
  public static long bytesOfValues(Network network, int batchSize) {
    Set<Node> learning = Collections.newSetFromMap(new IdentityHashMap<>());
    long floats = network.inputShape().size();
    for (PlannedOp op : Fusion.plan(network)) {
      List<Node> inputs = op.first().inputs();
      boolean learns =
          inputs.stream().anyMatch(learning::contains)
              || network.parameters(op.first()).stream().anyMatch(Parameter::isLearned);
      if (learns) {
        learning.add(op.last());
      }
      boolean isView = op.layer() instanceof ViewLayer;
      floats += isView ? 0 : (learns ? 2L : 1L) * op.last().shape().size();
    }
    return floats * batchSize * Float.BYTES;
  }
}
