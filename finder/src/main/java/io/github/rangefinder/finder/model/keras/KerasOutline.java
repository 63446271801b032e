package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.keras.KerasModel.Argument;
import io.github.rangefinder.finder.model.keras.KerasModel.Call;
import io.github.rangefinder.finder.model.keras.KerasModel.Member;
import io.github.rangefinder.finder.model.keras.KerasModel.Reference;
import io.github.rangefinder.finder.model.keras.SummaryRow.Counts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The rows of a summary of a file's model as Keras has them: each layer and each model in the model
 * once, in the file's order, also those that change nothing or whose output nobody reads.
 */
final class KerasOutline {
  private final KerasGraph graph;
  private final KerasNodes nodes;
  private final Network network;
  private final Map<String, List<Node>> used;

  /** Multiply-adds of all calls of a layer, over one sample. */
  private final Map<KerasLayer, Long> multiplyAdds = new HashMap<>();

  /**
   * An outline.
   *
   * @param network the model at work, some of whose layers somebody may have frozen
   */
  KerasOutline(KerasGraph graph, KerasNodes nodes, Network network) {
    this.graph = graph;
    this.nodes = nodes;
    this.network = network;
    this.used = LayerNames.withParameters(network);
    for (int i = 0; i < graph.calls().size(); i++) {
      multiplyAdds.merge(graph.calls().get(i).layer(), nodes.multiplyAdds(i), Long::sum);
    }
  }

  /** The rows of the outermost model, and its size. */
  ModelSummary summary(KerasModel model) {
    return new ModelSummary(rows(model), counts(model));
  }

  /** A chain begins with its input, too. */
  private List<SummaryRow> rows(KerasModel model) {
    List<SummaryRow> rows = new ArrayList<>();
    if (model.isChain()) {
      KerasPart first = model.members().get(0).part();
      boolean isNamed = first.kerasClass().equals(KerasFlattening.INPUT);
      String name = isNamed ? first.name() : KerasNames.snakeCase(KerasFlattening.INPUT);
      List<Shape> shapes = List.of(nodes.of(new KerasGraph.Input()).shape());
      Counts none = new Counts(0, 0, 0);
      rows.add(new SummaryRow(name, KerasFlattening.INPUT, shapes, none, List.of(), 0));
      rows.addAll(members(model, "", List.of(name), 0));
    } else {
      rows.addAll(members(model, "", List.of(), 0));
    }
    return rows;
  }

  private List<SummaryRow> members(
      KerasModel model, String path, List<String> readByFirst, int depth) {
    List<SummaryRow> rows = new ArrayList<>();
    List<String> before = readByFirst;
    for (Member member : model.members()) {
      KerasPart part = member.part();
      if (model.isChain() && part.kerasClass().equals(KerasFlattening.INPUT)) {
        continue; // what the chain reads is said of the layer behind it
      }
      String name = path + part.name();
      List<String> reads = model.isChain() ? before : reads(member, path);
      Counts counts = part instanceof KerasModel inner ? counts(inner) : counts((KerasLayer) part);
      rows.add(new SummaryRow(name, part.kerasClass(), shapes(part), counts, reads, depth));
      if (part instanceof KerasModel inner) {
        rows.addAll(members(inner, name + "/", reads, depth + 1));
      }
      before = List.of(name);
    }
    return rows;
  }

  private static List<String> reads(Member member, String path) {
    List<String> reads = new ArrayList<>();
    for (Call call : member.calls()) {
      for (Argument argument : call.arguments()) {
        if (argument instanceof Reference reference) {
          reads.add(path + reference.member());
        }
      }
    }
    return reads;
  }

  private List<Shape> shapes(KerasPart part) {
    return graph.given().get(part).stream().map(source -> nodes.of(source).shape()).toList();
  }

  /** Of what a model shares with itself once. */
  private Counts counts(KerasModel model) {
    return Counts.sum(model.layers().stream().map(this::counts).toList());
  }

  /** What no output of the network depends on has no part in its multiply-adds. */
  private Counts counts(KerasLayer layer) {
    Node first = nodes.withParameters().get(layer);
    if (first == null) {
      return new Counts(0, 0, 0);
    }
    if (used.containsKey(layer.path())) {
      List<Parameter> own = network.parameters(used.get(layer.path()).get(0));
      return Counts.of(first.layer(), own, multiplyAdds.get(layer));
    }
    List<Shape> inputs = first.inputs().stream().map(Node::shape).toList();
    List<Parameter> unused =
        first.layer().createParameters(inputs, new SplittableRandom(0)).stream()
            .map(parameter -> layer.isTrainable() ? parameter : parameter.frozen())
            .toList();
    return Counts.of(first.layer(), unused, 0);
  }
}
