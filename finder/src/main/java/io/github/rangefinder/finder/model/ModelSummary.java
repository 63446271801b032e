package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A network as a table in text: what each layer reads, makes and learns. */
public final class ModelSummary {
  private final Network network;

  private ModelSummary(Network network) {
    this.network = network;
  }

  /**
   * A line for each layer with columns below each other, and one for what they are: number, layer,
   * the numbers of the layers that it reads where that is not the one before, the shape of its
   * output for one sample, and how many numbers its parameters hold.
   */
  public static List<String> lines(Network network) {
    return new ModelSummary(network).lines();
  }

  /** How many numbers all parameters hold; what layers share counts once. */
  public static long parameters(Network network) {
    return network.allParameters().stream().mapToLong(ModelSummary::size).sum();
  }

  private static long size(Parameter parameter) {
    return parameter.data().shape().size();
  }

  private List<String> lines() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "layer", "reads", "output", "parameters"));
    List<Node> nodes = network.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      rows.add(row(nodes, i));
    }
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private List<String> row(List<Node> nodes, int i) {
    Node node = nodes.get(i);
    String reads =
        i == 0 || node.inputs().equals(List.of(nodes.get(i - 1)))
            ? ""
            : node.inputs().stream()
                .map(input -> Integer.toString(nodes.indexOf(input)))
                .collect(Collectors.joining(", "));
    long parameters = network.parameters(node).stream().mapToLong(ModelSummary::size).sum();
    return List.of(
        Integer.toString(i),
        node.isInput() ? "input" : name(node.layer()),
        reads,
        node.shape().toString(),
        parameters == 0 ? "" : String.format(Locale.ROOT, "%,d", parameters));
  }

  private static String name(Layer layer) {
    return layer instanceof Enum<?> word
        ? word.name().toLowerCase(Locale.ROOT)
        : layer.getClass().getSimpleName();
  }

  private static String line(List<String> row, int[] widths) {
    return String.format(
            "%"
                + widths[0]
                + "s  %-"
                + widths[1]
                + "s  %-"
                + Math.max(1, widths[2])
                + "s  %-"
                + widths[3]
                + "s  %"
                + widths[4]
                + "s",
            row.toArray())
        .stripTrailing();
  }
}
