package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes of a network by the layers of the file that described it: there each layer has a name,
 * and a node without one goes on with the layer that it reads. Without any names, each node is a
 * layer. A turn of an image's channels to the end is part of the layer that reads it, and shown as
 * no part of any.
 */
final class LayerRows {
  private final Map<Node, List<Node>> calls = new LinkedHashMap<>();
  private final Map<Node, Node> first = new IdentityHashMap<>();

  LayerRows(Network network) {
    boolean hasNames = network.nodes().stream().anyMatch(node -> !node.name().isEmpty());
    for (Node node : network.nodes()) {
      boolean isTurn = KerasChannels.isTurn(node);
      boolean isUnnamed = isTurn || LayerNames.isForm(node) || node.name().isEmpty();
      boolean goesOn = hasNames && isUnnamed && node.inputs().size() == 1;
      Node begin = goesOn ? first.get(node.inputs().get(0)) : node;
      first.put(node, begin);
      if (!isTurn) {
        calls.computeIfAbsent(begin, key -> new ArrayList<>()).add(node);
      }
    }
  }

  /** The nodes of each call of a layer, in the network's order. */
  List<List<Node>> all() {
    return List.copyOf(calls.values());
  }

  /** The node that a call begins with to which a node belongs. */
  Node firstOfCall(Node node) {
    return first.get(node);
  }

  /** The node that gives what a call gives. */
  Node lastOfCall(Node begin) {
    List<Node> nodes = calls.get(begin);
    return nodes.get(nodes.size() - 1);
  }
}
