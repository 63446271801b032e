package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.layer.Normalization;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.keras.LayerNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A network as a table in text: what each layer makes, learns and reads. What a file calls one
 * layer, such as a convolution with its activation, is one row.
 */
public final class ModelSummary {
  private static final List<String> HEAD =
      List.of("layer", "type", "output", "parameters", "multiply-adds", "reads");

  /** The columns that numbers stand in. */
  private static final List<Boolean> IS_NUMBER = List.of(false, false, false, true, true, false);

  private final Network network;
  private final LayerNames names;
  private final LayerRows rows;

  private ModelSummary(Network network) {
    this.network = network;
    this.names = new LayerNames(network);
    this.rows = new LayerRows(network);
  }

  /** A line for each layer, and one before them for what the columns are. */
  public static List<String> lines(Network network) {
    return new ModelSummary(network).lines();
  }

  /**
   * How many numbers all parameters hold, as Keras counts them; what layers share counts once.
   *
   * <p>Keras's Normalization keeps one number beside mean and variance, how many samples it has
   * seen; and none of the three where they were given to it.
   */
  public static long parameters(Network network) {
    LayerNames names = new LayerNames(network);
    return network.nodes().stream()
        .filter(names::isFirstCall)
        .mapToLong(node -> parameters(network, node))
        .sum();
  }

  private static long parameters(Network network, Node node) {
    long size = size(network.parameters(node));
    if (node.layer() instanceof Normalization normalization) {
      return normalization.isGiven() ? 0 : size + 1;
    }
    return size;
  }

  /** Multiply-adds of a forward pass over one sample. */
  public static long multiplyAdds(Network network) {
    return network.nodes().stream().mapToLong(ModelSummary::multiplyAdds).sum();
  }

  private static long multiplyAdds(Node node) {
    return node.isInput()
        ? 0
        : node.layer().multiplyAdds(node.inputs().stream().map(Node::shape).toList());
  }

  private static long size(List<Parameter> parameters) {
    return parameters.stream().mapToLong(parameter -> parameter.data().shape().size()).sum();
  }

  private List<String> lines() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(HEAD);
    for (List<Node> row : rows.all()) {
      cells.add(cells(row));
    }
    int[] widths = new int[HEAD.size()];
    for (List<String> row : cells) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return cells.stream().map(row -> line(row, widths)).toList();
  }

  private List<String> cells(List<Node> row) {
    Node first = row.get(0);
    boolean isFirstCall = names.isFirstCall(first);
    Node last = rows.lastOfCall(first);
    return List.of(
        names.of(first),
        LayerNames.kerasClass(first),
        batch(last.shape()),
        isFirstCall ? count(parameters(network, first)) : "",
        count(row.stream().mapToLong(ModelSummary::multiplyAdds).sum()),
        first.inputs().stream()
            .map(input -> names.of(rows.firstOfCall(input)))
            .collect(Collectors.joining(", ")));
  }

  /** {@code (None, 28, 28, 1)}, as Keras has it. */
  private static String batch(Shape sample) {
    return Arrays.stream(sample.dims())
        .mapToObj(extent -> ", " + extent)
        .collect(Collectors.joining("", "(None", ")"));
  }

  private static String count(long number) {
    return number == 0 ? "" : String.format(Locale.ROOT, "%,d", number);
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - row.get(column).length());
      line.append(column == 0 ? "" : "  ");
      line.append(IS_NUMBER.get(column) ? padding + row.get(column) : row.get(column) + padding);
    }
    return line.toString().stripTrailing();
  }
}
