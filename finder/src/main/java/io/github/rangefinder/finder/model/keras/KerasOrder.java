package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.model.LayerUse;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers of a network in the order in which Keras lists them, on which the names in its
 * archives of weights depend: the farthest from the output first, and of those as far as each other
 * the one first that a walk from the output comes to first.
 *
 * <p>Source: {@code map_graph} in {@code keras/src/ops/function.py} of Keras 3.15.
 */
final class KerasOrder {
  private final Map<Node, Node> firstCalls;
  private final Map<Node, Integer> distances = new IdentityHashMap<>();
  private final Map<Node, Integer> visits = new IdentityHashMap<>();

  private KerasOrder(Map<Node, Node> firstCalls) {
    this.firstCalls = firstCalls;
  }

  /** For each node of a network the first one of the same layer. */
  static Map<Node, Node> firstCalls(Network network) {
    Map<Node, Node> first = new IdentityHashMap<>();
    Map<LayerUse, Node> layers = new HashMap<>();
    for (Node node : network.nodes()) {
      first.put(node, node.isInput() ? node : layers.computeIfAbsent(node.use(), use -> node));
    }
    return first;
  }

  /** The first node of each layer, in Keras's order. */
  static List<Node> of(Network network) {
    KerasOrder order = new KerasOrder(firstCalls(network));
    order.visit(network.output());
    List<Node> nodes = network.nodes();
    Map<Node, Integer> ofNodes = new IdentityHashMap<>();
    for (int i = nodes.size() - 1; i >= 0; i--) { // each before those that it reads
      order.measure(nodes.get(i), ofNodes);
    }
    List<Node> layers = new ArrayList<>(order.distances.keySet());
    layers.sort(
        Comparator.comparingInt((Node layer) -> -order.distances.get(layer))
            .thenComparingInt(order.visits::get));
    return layers;
  }

  /** Counts layers in the order in which a walk from the output comes to them. */
  private void visit(Node output) {
    Map<Node, Integer> next = new HashMap<>();
    List<Node> path = new ArrayList<>(List.of(output)); // a stack of its own: a graph may be deep
    while (!path.isEmpty()) {
      Node node = path.get(path.size() - 1);
      visits.putIfAbsent(firstCalls.get(node), visits.size());
      int input = next.merge(node, 1, Integer::sum) - 1;
      if (input >= node.inputs().size()) {
        path.remove(path.size() - 1);
      } else if (!next.containsKey(node.inputs().get(input))) {
        path.add(node.inputs().get(input));
      }
    }
  }

  /** A layer is as far from the output as the farthest of its calls. */
  private void measure(Node node, Map<Node, Integer> ofNodes) {
    Node layer = firstCalls.get(node);
    int distance = Math.max(ofNodes.getOrDefault(node, 0), distances.getOrDefault(layer, 0));
    distances.put(layer, distance);
    ofNodes.put(node, distance);
    for (Node input : node.inputs()) {
      ofNodes.merge(input, distance + 1, Math::max);
    }
  }
}
