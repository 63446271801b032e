package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.model.LayerUse;
import io.github.rangefinder.engine.model.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether there is memory for a model, asked before anything of it is made. Counts the least that a
 * training takes, so that none is refused that would fit; whether one fits is known when it runs.
 */
public final class ModelRoom {
  /** Weights, their gradient, those it began with, the best ones. */
  private static final int COPIES_OF_WEIGHTS = 4;

  /** Convolutions that run together with what is behind them keep a part of what they make. */
  private static final double KEPT_ACTIVATIONS = 0.25;

  private ModelRoom() {}

  /**
   * Half a sentence that says how large a model is, if it is too large.
   *
   * @param output the node that the model computes
   * @param batchSize how many samples run through it at a time
   */
  public static Optional<String> lack(Node output, int batchSize) {
    Set<Node> nodes = nodes(output);
    double weights = weights(nodes);
    double activations = nodes.stream().mapToDouble(node -> node.shape().size()).sum();
    double bytes =
        Float.BYTES * (COPIES_OF_WEIGHTS * weights + KEPT_ACTIVATIONS * activations * batchSize);
    long room = Runtime.getRuntime().maxMemory();
    return bytes <= room
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%,.0f weights and %,.0f numbers for each sample of a batch of %d take at least"
                    + " %,.0f MB, and there is room for %,d MB",
                weights,
                activations,
                batchSize,
                bytes / (1 << 20),
                room >> 20));
  }

  private static Set<Node> nodes(Node output) {
    Set<Node> found = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Node> open = new ArrayList<>(List.of(output));
    while (!open.isEmpty()) {
      Node node = open.remove(open.size() - 1);
      if (found.add(node)) {
        open.addAll(node.inputs());
      }
    }
    return found;
  }

  /** What nodes share counts once. */
  private static double weights(Set<Node> nodes) {
    Set<LayerUse> counted = new HashSet<>();
    double weights = 0;
    for (Node node : nodes) {
      if (!node.isInput() && counted.add(node.use())) {
        weights += node.layer().weightCount(node.inputs().stream().map(Node::shape).toList());
      }
    }
    return weights;
  }
}
