package io.github.rangefinder.engine.model;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Who reads the nodes of a graph. */
final class Readers {
  private final Map<Node, List<Node>> ofNode = new IdentityHashMap<>();

  Readers(List<PlannedOp> ops) {
    for (PlannedOp op : ops) {
      for (Node input : op.first().inputs()) {
        ofNode.computeIfAbsent(input, node -> new ArrayList<>()).add(op.first());
      }
    }
  }

  /** The one node that reads a node, which reads nothing else; null if there is none such. */
  Node onlyReader(Node node) {
    List<Node> readers = ofNode.getOrDefault(node, List.of());
    return readers.size() == 1 && readers.get(0).inputs().size() == 1 ? readers.get(0) : null;
  }
}
