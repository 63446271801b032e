package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.keras.SummaryRow.Counts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A model as a table in text: what each layer makes, learns and reads.
 *
 * @param rows a row for each layer, and one for each model in the model
 * @param counts the sums over all layers; what layers share counts once
 */
public record ModelSummary(List<SummaryRow> rows, Counts counts) {
  private static final List<String> HEAD =
      List.of("layer", "type", "output", "parameters", "multiply-adds", "reads");

  /** The columns that numbers stand in. */
  private static final List<Boolean> IS_NUMBER = List.of(false, false, false, true, true, false);

  /**
   * That of a network by itself. What a file calls one layer, such as a convolution with its
   * activation, is one row; each call of a shared layer is a row of its own.
   */
  public static ModelSummary of(Network network) {
    LayerNames names = new LayerNames(network);
    LayerRows calls = new LayerRows(network);
    List<SummaryRow> rows =
        calls.all().stream().map(call -> row(network, names, calls, call)).toList();
    return new ModelSummary(rows, Counts.sum(rows.stream().map(SummaryRow::counts).toList()));
  }

  private static SummaryRow row(
      Network network, LayerNames names, LayerRows calls, List<Node> call) {
    Node first = call.get(0);
    boolean isFirstCall = names.isFirstCall(first);
    long multiplyAdds = call.stream().mapToLong(ModelSummary::multiplyAdds).sum();
    return new SummaryRow(
        names.of(first),
        LayerNames.kerasClass(first),
        List.of(calls.lastOfCall(first).shape()),
        isFirstCall
            ? Counts.of(first.layer(), network.parameters(first), multiplyAdds)
            : new Counts(0, 0, multiplyAdds),
        first.inputs().stream().map(input -> names.of(calls.firstOfCall(input))).toList(),
        0);
  }

  private static long multiplyAdds(Node node) {
    return node.isInput()
        ? 0
        : node.layer().multiplyAdds(node.inputs().stream().map(Node::shape).toList());
  }

  /** A line for each layer, and one before them for what the columns are. */
  public List<String> lines() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(HEAD);
    rows.forEach(row -> cells.add(cells(row)));
    int[] widths = new int[HEAD.size()];
    for (List<String> row : cells) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return cells.stream().map(row -> line(row, widths)).toList();
  }

  private static List<String> cells(SummaryRow row) {
    return List.of(
        row.name(),
        row.type(),
        row.outputs().stream().map(ModelSummary::batch).collect(Collectors.joining(", ")),
        count(row.counts().parameters()),
        count(row.counts().multiplyAdds()),
        String.join(", ", row.reads()));
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
