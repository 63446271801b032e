package io.github.rangefinder.engine.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The nodes of a graph in an order in which each stands behind those that it reads. */
final class NodeOrder {
  private record Visit(Node node, Iterator<Node> left) {}

  private NodeOrder() {}

  /** All nodes that an output depends on, depth first, the inputs of a node in their order. */
  static List<Node> of(Node output) {
    List<Node> order = new ArrayList<>();
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Visit> path = new ArrayDeque<>(); // a stack of its own: a graph may be deep
    seen.add(output);
    path.push(new Visit(output, output.inputs().iterator()));
    while (!path.isEmpty()) {
      Visit visit = path.peek();
      if (!visit.left.hasNext()) {
        order.add(visit.node);
        path.pop();
        continue;
      }
      Node next = visit.left.next();
      if (seen.add(next)) {
        path.push(new Visit(next, next.inputs().iterator()));
      }
    }
    return List.copyOf(order);
  }
}
