package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.layer.Layer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An op that a plan will make: a layer, or a fused one that stands for several nodes in a row.
 *
 * @param layer what runs
 * @param nodes the nodes that it computes, in their order; the first has the parameters
 */
record PlannedOp(Layer layer, List<Node> nodes) {
  static PlannedOp of(Node node) {
    return new PlannedOp(node.layer(), List.of(node));
  }

  /** The node whose inputs are read and whose parameters are used. */
  Node first() {
    return nodes.get(0);
  }

  /** The node whose value is made. */
  Node last() {
    return nodes.get(nodes.size() - 1);
  }

  @Override
  public String toString() {
    return nodes.stream().map(node -> node.layer().toString()).collect(Collectors.joining(" + "));
  }
}
