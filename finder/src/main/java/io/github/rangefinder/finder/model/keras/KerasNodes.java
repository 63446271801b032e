package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.loss.Penalty;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.keras.KerasGraph.KerasCall;
import io.github.rangefinder.finder.model.keras.KerasGraph.Result;
import io.github.rangefinder.finder.model.keras.KerasGraph.Source;
import io.github.rangefinder.finder.model.layer.KerasConfig;
import io.github.rangefinder.finder.model.layer.KerasOperations;
import io.github.rangefinder.finder.model.layer.KerasRow;
import io.github.rangefinder.finder.model.layer.KerasTable;
import io.github.rangefinder.finder.model.layer.KerasWeightOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes the nodes of a network out of a graph of Keras. */
final class KerasNodes {
  private static final String OWN_CLASSES =
      "; what a class of your own computes is in no file; what can be read is a model of Keras's"
          + " layers";

  private final String file;
  private final KerasGraph graph;
  private final Node input;
  private final List<Node> results = new ArrayList<>();

  /** The first node of each layer, to which its weights belong. */
  private final Map<KerasLayer, Node> first = new LinkedHashMap<>();

  private final Map<KerasLayer, List<Shape>> inputs = new LinkedHashMap<>();

  /**
   * The nodes of a graph.
   *
   * @param input what the network reads
   * @throws DataFormatException if layers or options cannot be had, or do not fit each other
   */
  KerasNodes(String file, KerasGraph graph, Node input) throws DataFormatException {
    this.file = file;
    this.graph = graph;
    this.input = input;
    requireKnown();
    for (KerasCall call : graph.calls()) {
      results.add(node(call));
    }
  }

  /** The node that gives what the model gives. */
  Node output() {
    return of(graph.output());
  }

  /** For each layer that has parameters its node. */
  Map<KerasLayer, Node> withParameters() {
    return first;
  }

  /** Multiply-adds of a call's nodes, over one sample. */
  long multiplyAdds(int call) {
    List<Node> read = graph.calls().get(call).sources().stream().map(this::of).toList();
    Set<Node> seen = new HashSet<>(read);
    List<Node> open = new ArrayList<>(List.of(results.get(call)));
    long sum = 0;
    while (!open.isEmpty()) {
      Node node = open.remove(open.size() - 1);
      if (seen.add(node)) {
        sum += node.layer().multiplyAdds(node.inputs().stream().map(Node::shape).toList());
        open.addAll(node.inputs());
      }
    }
    return sum;
  }

  /** What a layer reads at its first call. */
  List<Shape> inputs(KerasLayer layer) {
    return inputs.get(layer);
  }

  /** The node of what a call reads. */
  Node of(Source source) {
    return source instanceof Result result ? results.get(result.call()) : input;
  }

  /** Names all layers that cannot be had at once. */
  private void requireKnown() throws DataFormatException {
    Set<KerasLayer> unknown = new LinkedHashSet<>();
    for (KerasCall call : graph.calls()) {
      KerasLayer layer = call.layer();
      boolean isKnown =
          layer.isOperation() || KerasOperations.isWrapper(layer.kerasClass())
              ? KerasOperations.isKnown(call.config(), numbers(call))
              : KerasTable.row(layer.kerasClass()).isPresent();
      if (!isKnown) {
        unknown.add(layer);
      }
    }
    if (!unknown.isEmpty()) {
      List<String> names = unknown.stream().map(KerasLayer::toString).distinct().toList();
      throw new DataFormatException(
          "%s has %s that cannot be had here: %s%s"
              .formatted(
                  file,
                  names.size() == 1 ? "a layer" : "layers",
                  String.join(", ", names),
                  unknown.stream().anyMatch(KerasLayer::isOfOwnClass) ? OWN_CLASSES : ""));
    }
  }

  /** What a call is made on, in order: a number, or null for what a layer gives. */
  private static Double[] numbers(KerasCall call) {
    Double[] numbers = new Double[call.sources().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          call.sources().get(i) instanceof KerasGraph.Number number ? number.value() : null;
    }
    return numbers;
  }

  private Node node(KerasCall call) throws DataFormatException {
    List<Node> read = new ArrayList<>();
    for (Source source : call.sources()) {
      if (!(source instanceof KerasGraph.Number)) {
        read.add(of(source));
      }
    }
    KerasConfig config = call.layer().config();
    if (read.isEmpty()) {
      throw config.cannot("reads nothing");
    }
    try {
      return node(call, read);
    } catch (IllegalArgumentException e) { // a layer that cannot read what comes before it
      throw config.cannot("does not fit: " + e.getMessage());
    }
  }

  private Node node(KerasCall call, List<Node> given) throws DataFormatException {
    KerasLayer layer = call.layer();
    boolean turns = layer.config().hasChannelsFirst() && given.get(0).shape().rank() > 1;
    KerasConfig config = turns ? layer.config().withChannelsLast() : layer.config();
    List<Node> read = turns ? KerasChannels.last(given) : given;
    List<Shape> shapes = read.stream().map(Node::shape).toList();
    if (layer.isOperation() || KerasOperations.isWrapper(layer.kerasClass())) {
      List<Layer> function =
          KerasOperations.read(call.config(), shapes.get(0), numbers(call)).orElseThrow();
      return chain(layer.path(), function, read);
    }
    KerasRow row = KerasTable.row(layer.kerasClass()).orElseThrow();
    List<Layer> layers = new ArrayList<>(row.read(config, shapes));
    if (call.isInference()) {
      layers.removeIf(KerasTable::isOfTrainingAlone);
      layers.replaceAll(one -> one instanceof BatchNormalization n ? n.inferring() : one);
    }
    if (layers.isEmpty()) {
      return given.get(0);
    }
    Node node = first.get(layer);
    if (node == null) {
      node = weighted(layer, row, Node.of(layers.get(0), read));
      first.put(layer, node);
      inputs.put(layer, shapes);
    } else {
      node = again(layer, node, layers.get(0), read);
    }
    List<Layer> behind = layers.subList(1, layers.size());
    return turns ? KerasChannels.first(node, behind, shapes.get(0)) : node.then(behind);
  }

  /** A layer once more; without weights it may be another for other shapes, such as a Reshape. */
  private static Node again(KerasLayer layer, Node first, Layer now, List<Node> read)
      throws DataFormatException {
    if (first.layer().equals(now)) {
      return first.again(read.toArray(Node[]::new));
    }
    List<Shape> shapes = read.stream().map(Node::shape).toList();
    if (!now.createParameters(shapes, new SplittableRandom(0)).isEmpty()) {
      throw layer
          .config()
          .cannot("is called with training=False and without; what can be had is one of the two");
    }
    return Node.of(now, read).named(layer.path());
  }

  /** A node with its name, its penalties, and whether it learns. */
  private static Node weighted(KerasLayer layer, KerasRow row, Node bare)
      throws DataFormatException {
    KerasConfig config = layer.config();
    List<Shape> shapes = bare.inputs().stream().map(Node::shape).toList();
    Node node = bare.named(layer.path());
    int index = 0;
    for (String weight : row.weights(config, shapes)) {
      KerasWeightOptions.requireUnconstrained(config, weight);
      Optional<Penalty> penalty = KerasWeightOptions.penalty(config, weight);
      node = penalty.isPresent() ? node.penalized(index, penalty.get()) : node;
      index++;
    }
    return layer.isTrainable() ? node : node.frozen();
  }

  private static Node chain(String name, List<Layer> layers, List<Node> read) {
    return layers.isEmpty()
        ? read.get(0)
        : Node.of(layers.get(0), read).named(name).then(layers.subList(1, layers.size()));
  }
}
