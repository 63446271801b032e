package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.layer.ViewLayer;
import io.github.rangefinder.engine.model.Ending;
import io.github.rangefinder.engine.model.Node;

/**
 * Brings the softmax or sigmoid that a model ends in to the very end, where it belongs to the loss.
 * In some of Keras's own models a Reshape or Flatten stands behind it.
 */
final class KerasEnding {
  private KerasEnding() {}

  /** The same output, by the same layers: first what changes its shape, then what it is made by. */
  static Node moved(Node output) {
    if (!(output.layer() instanceof ViewLayer)) {
      return output;
    }
    Node before = moved(output.inputs().get(0));
    boolean isFree =
        switch (Ending.of(before)) {
          case NONE -> false;
          case SIGMOID -> true;
          case SOFTMAX -> classes(before) == classes(output);
        };
    return isFree && before.inputs().size() == 1
        ? before.again(output.again(before.inputs().get(0)))
        : output;
  }

  private static int classes(Node node) {
    return node.shape().rank() == 0 ? 1 : node.shape().dim(node.shape().rank() - 1);
  }
}
