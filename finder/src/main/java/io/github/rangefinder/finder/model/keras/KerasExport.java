package io.github.rangefinder.finder.model.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Normalization;
import io.github.rangefinder.engine.loss.Penalty;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.layer.JsonPart;
import io.github.rangefinder.finder.model.layer.KerasConfig;
import io.github.rangefinder.finder.model.layer.KerasRow;
import io.github.rangefinder.finder.model.layer.KerasTable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as Keras 3 describes it: a Sequential model where each layer reads what the one before
 * it gives, else a Functional one.
 */
final class KerasExport {
  private final Network network;
  private final Node start;
  private final List<Node> nodes;
  private final List<Node> order;
  private final Map<Node, Node> firstCalls;
  private final Map<Node, List<Node>> calls = new IdentityHashMap<>();
  private final Map<Node, KerasRow> rows = new IdentityHashMap<>();
  private final Map<Node, String> names = new IdentityHashMap<>();
  private final boolean isChain;

  /**
   * A network that is to be written.
   *
   * @throws DataFormatException if Keras has nothing like one of its layers
   */
  KerasExport(Network network) throws DataFormatException {
    this.network = network;
    this.start = KerasSamples.start(network);
    this.nodes = withoutForm(network.nodes());
    this.order = withoutForm(KerasOrder.of(network));
    this.firstCalls = KerasOrder.firstCalls(network);
    for (Node node : nodes) {
      calls.computeIfAbsent(firstCalls.get(node), key -> new ArrayList<>()).add(node);
    }
    LayerNames given = new LayerNames(network);
    for (Node layer : order) {
      boolean isStart = layer == start;
      if (!isStart) {
        rows.put(layer, row(layer));
      }
      String name = given.of(isStart ? network.nodes().get(0) : layer);
      names.put(layer, name.replace('/', '_')); // which Keras lets no name have
    }
    this.isChain =
        nodes.stream().allMatch(node -> node.inputs().size() <= 1 && !isOperation(node))
            && order.size() == nodes.size();
  }

  /** What the model reads is what its file said, whatever form the data has. */
  private List<Node> withoutForm(List<Node> all) {
    return start.isInput() ? all : all.stream().filter(node -> !node.isInput()).toList();
  }

  private static KerasRow row(Node layer) throws DataFormatException {
    return KerasTable.rowOf(layer.layer(), shapes(layer))
        .orElseThrow(() -> new DataFormatException("Keras has no layer like " + layer.layer()));
  }

  private static List<Shape> shapes(Node layer) {
    return layer.inputs().stream().map(Node::shape).toList();
  }

  /** Keras's class of a layer. */
  String kerasClass(Node layer) {
    return layer == start ? KerasFlattening.INPUT : rows.get(layer).kerasClass();
  }

  private boolean isOperation(Node node) {
    return KerasTable.isOperation(kerasClass(firstCalls.get(node)));
  }

  /** The layers with their groups in an archive of weights, in Keras's order. */
  Map<String, Node> groups() {
    Map<String, Node> groups = new LinkedHashMap<>();
    KerasNames fresh = new KerasNames();
    for (Node layer : order) {
      boolean isOfChain = isChain && layer == start; // a Sequential one lists no input layer
      if (!isOfChain && !isOperation(layer)) {
        groups.put(fresh.next(kerasClass(layer)), layer);
      }
    }
    return groups;
  }

  /** The shape in which Keras stores a parameter: a Normalization's has the kept axes alone. */
  int[] storedShape(Node layer, Parameter parameter) {
    int[] dims = parameter.data().shape().dims();
    if (!(layer.layer() instanceof Normalization normalization)) {
      return dims;
    }
    return normalization.keptAxes().stream()
        .mapToInt(axis -> dims[Math.floorMod(axis, dims.length)])
        .toArray();
  }

  /** The text of {@code config.json}. */
  String config() throws DataFormatException {
    JsonArray layers = new JsonArray();
    for (Node layer : order) {
      layers.add(layer(layer));
    }
    JsonObject config = new JsonObject();
    config.addProperty("name", isChain ? "sequential" : "functional");
    config.addProperty("trainable", true);
    config.add("layers", layers);
    if (!isChain) {
      config.add("input_layers", end(start));
      config.add("output_layers", end(network.output()));
    }
    return isChain
        ? described("keras", "Sequential", config).toString()
        : described("keras.src.models.functional", "Functional", config).toString();
  }

  private static JsonObject described(String module, String kerasClass, JsonObject config) {
    JsonObject json = new JsonObject();
    json.addProperty("module", module);
    json.addProperty("class_name", kerasClass);
    json.add("config", config);
    json.add("registered_name", JsonNull.INSTANCE);
    return json;
  }

  private JsonArray history(Node node) {
    Node layer = firstCalls.get(node);
    JsonArray history = new JsonArray();
    history.add(names.get(layer));
    history.add(calls.get(layer).indexOf(node));
    history.add(0);
    return history;
  }

  private JsonArray end(Node node) {
    JsonArray ends = new JsonArray();
    ends.add(history(node));
    return ends;
  }

  private static JsonArray batch(Shape sample) {
    JsonArray batch = new JsonArray();
    batch.add(JsonNull.INSTANCE);
    for (int extent : sample.dims()) {
      batch.add(extent);
    }
    return batch;
  }

  private JsonObject layer(Node layer) throws DataFormatException {
    JsonObject config = new JsonObject();
    config.addProperty("name", names.get(layer));
    if (layer == start) {
      config.add("batch_shape", batch(layer.shape()));
      config.addProperty("dtype", "float32");
    } else {
      if (!network.parameters(layer).isEmpty()) { // some layers without them refuse the option
        config.addProperty("trainable", !layer.isFrozen());
      }
      if (!isOperation(layer)) {
        config.addProperty("dtype", "float32");
      }
      rows.get(layer)
          .export()
          .write(layer.layer(), shapes(layer))
          .orElseThrow()
          .json()
          .entrySet()
          .forEach(option -> config.add(option.getKey(), option.getValue()));
      addPenalties(layer, config);
    }
    String kerasClass = kerasClass(layer);
    JsonObject json = described(KerasTable.module(kerasClass), kerasClass, config);
    json.addProperty("name", names.get(layer));
    if (!isChain) {
      JsonArray nodes = new JsonArray();
      for (Node call : layer == start ? List.<Node>of() : calls.get(layer)) {
        nodes.add(call(call));
      }
      json.add("inbound_nodes", nodes);
    }
    return json;
  }

  private void addPenalties(Node layer, JsonObject config) throws DataFormatException {
    JsonPart part = new JsonPart("", "", config);
    KerasConfig written = new KerasConfig(kerasClass(layer), names.get(layer), part);
    List<String> weights = rows.get(layer).weights(written, shapes(layer));
    for (Map.Entry<Integer, Penalty> penalty : layer.penalties().entrySet()) {
      JsonObject numbers = new JsonObject();
      numbers.addProperty("l1", penalty.getValue().l1());
      numbers.addProperty("l2", penalty.getValue().l2());
      config.add(
          weights.get(penalty.getKey()) + "_regularizer",
          described("keras.regularizers", "L1L2", numbers));
    }
  }

  private JsonObject call(Node call) {
    JsonArray tensors = new JsonArray();
    for (Node input : call.inputs()) {
      tensors.add(tensor(input));
    }
    JsonArray arguments = new JsonArray();
    if (tensors.size() == 1 || isOperation(call)) {
      arguments.addAll(tensors);
    } else { // a layer of several inputs takes a list of them
      arguments.add(tensors);
    }
    KerasTable.operand(call.layer()).ifPresent(arguments::add);
    JsonObject json = new JsonObject();
    json.add("args", arguments);
    json.add("kwargs", new JsonObject());
    return json;
  }

  private JsonObject tensor(Node node) {
    JsonObject config = new JsonObject();
    config.add("shape", batch(node.shape()));
    config.addProperty("dtype", "float32");
    config.add("keras_history", history(node));
    JsonObject json = new JsonObject();
    json.addProperty("class_name", "__keras_tensor__");
    json.add("config", config);
    return json;
  }
}
