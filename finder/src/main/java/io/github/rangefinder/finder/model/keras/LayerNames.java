package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.layer.KerasRow;
import io.github.rangefinder.finder.model.layer.KerasTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The layers of a network by name: the name that a file gave them, {@code base/conv2d} for one in a
 * model in the model, else what Keras would call them: {@code conv2d}, {@code conv2d_1} and so on.
 */
public final class LayerNames {
  private final Map<Node, Node> firstCalls;
  private final Map<Node, String> names = new IdentityHashMap<>();

  /** The names of a network's layers. */
  public LayerNames(Network network) {
    firstCalls = KerasOrder.firstCalls(network);
    Set<String> given = new HashSet<>();
    network.nodes().forEach(node -> given.add(node.name()));
    KerasNames fresh = new KerasNames();
    Set<String> taken = new HashSet<>();
    for (Node node : network.nodes()) {
      if (firstCalls.get(node) == node) {
        String name = node.name();
        while (name.isEmpty() || node.name().isEmpty() && given.contains(name)) {
          name = fresh.next(kerasClass(node));
        }
        for (int i = 1; !taken.add(name); i++) { // two layers that a file calls the same
          name = node.name() + "_" + i;
        }
        names.put(node, name);
      }
    }
  }

  /** Keras's class of a node's layer; the engine's where Keras has none like it. */
  public static String kerasClass(Node node) {
    if (node.isInput()) {
      return KerasFlattening.INPUT;
    }
    List<Shape> inputs = node.inputs().stream().map(Node::shape).toList();
    return KerasTable.rowOf(node.layer(), inputs)
        .map(KerasRow::kerasClass)
        .orElseGet(() -> node.layer().getClass().getSimpleName());
  }

  /** Whether a node is no layer of a file's model, but brings samples to the form that it reads. */
  public static boolean isForm(Node node) {
    return KerasSamples.isForm(node);
  }

  /** The name of a node's layer. */
  public String of(Node node) {
    return names.get(firstCalls.get(node));
  }

  /** Whether a node is the first that its layer stands at. */
  public boolean isFirstCall(Node node) {
    return firstCalls.get(node) == node;
  }

  /** The nodes of each layer that has parameters, by its name, in the network's order. */
  public static Map<String, List<Node>> withParameters(Network network) {
    LayerNames names = new LayerNames(network);
    Map<String, List<Node>> layers = new LinkedHashMap<>();
    for (Node node : network.nodes()) {
      if (!network.parameters(node).isEmpty()) {
        layers.computeIfAbsent(names.of(node), name -> new ArrayList<>()).add(node);
      }
    }
    return layers;
  }
}
