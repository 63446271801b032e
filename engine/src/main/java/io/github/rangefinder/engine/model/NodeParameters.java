package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.loss.Penalty;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parameters of a network's nodes: made once for each use of a layer, shared, frozen. */
final class NodeParameters {
  private final Map<LayerUse, List<Parameter>> ofUse = new IdentityHashMap<>();
  private final List<Parameter> all = new ArrayList<>();
  private final List<PenalizedParameter> penalized = new ArrayList<>();

  /** Draws from a generator of its own for each use, in the order of the nodes. */
  NodeParameters(List<Node> nodes, SplittableRandom random) {
    Set<LayerUse> frozen =
        nodes.stream().filter(Node::isFrozen).map(Node::use).collect(Collectors.toSet());
    for (Node node : nodes) {
      if (!node.isInput() && !ofUse.containsKey(node.use())) {
        List<Parameter> created = create(node, frozen.contains(node.use()), random.split());
        ofUse.put(node.use(), created);
        all.addAll(created);
        new TreeMap<>(node.penalties())
            .forEach((index, penalty) -> penalize(node, created, index, penalty));
      } else if (!node.isInput()) {
        requireSame(node, ofUse.get(node.use()));
      }
    }
  }

  private static List<Parameter> create(Node node, boolean frozen, SplittableRandom random) {
    List<Parameter> given = node.use().given();
    List<Parameter> created =
        given != null ? given : node.layer().createParameters(Node.shapes(node.inputs()), random);
    return frozen ? created.stream().map(Parameter::frozen).toList() : List.copyOf(created);
  }

  /** Two nodes can share parameters only if they need the same. */
  private static void requireSame(Node node, List<Parameter> shared) {
    List<Shape> needed =
        shapes(node.layer().createParameters(Node.shapes(node.inputs()), new SplittableRandom(0)));
    if (!needed.equals(shapes(shared))) {
      throw new IllegalArgumentException(
          "%s shares parameters of shapes %s, and needs %s here"
              .formatted(node, shapes(shared), needed));
    }
  }

  private static List<Shape> shapes(List<Parameter> parameters) {
    return parameters.stream().map(parameter -> parameter.data().shape()).toList();
  }

  private void penalize(Node node, List<Parameter> created, int index, Penalty penalty) {
    if (index < 0 || index >= created.size()) {
      throw new IllegalArgumentException(
          "%s has parameters 0 to %d, got a penalty on parameter %d"
              .formatted(node, created.size() - 1, index));
    }
    if (created.get(index).isLearned()) { // what is frozen costs nothing, as in Keras
      penalized.add(new PenalizedParameter(created.get(index), penalty));
    }
  }

  /** The parameters of each use. */
  Map<LayerUse, List<Parameter>> ofUse() {
    return ofUse;
  }

  /** All parameters, use by use. */
  List<Parameter> all() {
    return List.copyOf(all);
  }

  List<PenalizedParameter> penalized() {
    return List.copyOf(penalized);
  }
}
