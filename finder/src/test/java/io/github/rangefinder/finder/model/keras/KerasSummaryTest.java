package io.github.rangefinder.finder.model.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.keras.SummaryRow.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of a summary beside those of Keras's own {@code model.summary()}. */
class KerasSummaryTest {
  private static final Path FILES = Path.of("src", "test", "resources", "keras");

  private static JsonObject summaries() throws IOException {
    return JsonParser.parseString(Files.readString(FILES.resolve("summaries.json")))
        .getAsJsonObject();
  }

  static Set<String> names() throws IOException {
    return summaries().keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void rowsAreThoseOfKeras(String name) throws IOException {
    JsonObject wanted = summaries().getAsJsonObject(name);
    boolean saysWhatIsRead = wanted.get("saysWhatIsRead").getAsBoolean();
    List<String> theirs = new ArrayList<>();
    wanted.getAsJsonArray("rows").forEach(row -> theirs.add(line(row.getAsJsonArray())));
    KerasFile file = KerasFile.read(FILES.resolve("zoo").resolve(name + ".keras"));
    Network network = file.createOwn(Shape.of(32, 32, 3), 1);
    ModelSummary summary = file.summary(network);
    List<SummaryRow> rows = summary.rows();
    boolean hasInput = theirs.get(0).contains("| InputLayer |"); // no row of a chain of Keras's
    List<String> ours =
        rows.stream()
            .skip(hasInput ? 0 : 1)
            .map(row -> line(row, saysWhatIsRead && row.depth() == 0))
            .toList();
    assertEquals(String.join("\n", theirs), String.join("\n", ours));
    Counts counts = summary.counts();
    assertEquals(wanted.get("parameters").getAsLong(), counts.parameters());
    assertEquals(wanted.get("learned").getAsLong(), counts.learned());
  }

  /** Keras's own counts, from before it saved the files. */
  @ParameterizedTest
  @CsvSource({"shared_between, 104, 94", "shared_deep, 121, 121"})
  void whatModelsInTheModelShareCountsOnce(String name, long parameters, long learned)
      throws IOException {
    KerasFile file = KerasFile.read(FILES.resolve("zoo").resolve(name + ".keras"));
    Network network = file.createOwn(Shape.of(5), 1);
    Counts counts = file.summary(network).counts();
    assertEquals(parameters, counts.parameters());
    assertEquals(learned, counts.learned());
    assertEquals(
        learned, network.parameters().stream().mapToInt(p -> p.data().shape().size()).sum());
  }

  private static String line(JsonArray row) {
    List<String> cells = new ArrayList<>();
    row.forEach(cell -> cells.add(cell.getAsString()));
    return String.join(" | ", cells);
  }

  private static String line(SummaryRow row, boolean withReads) {
    return String.join(
        " | ",
        row.name(),
        row.type(),
        row.outputs().stream().map(KerasSummaryTest::batch).collect(Collectors.joining(", ")),
        Long.toString(row.counts().parameters()),
        withReads ? String.join(", ", row.reads()) : "");
  }

  private static String batch(Shape sample) {
    return Arrays.stream(sample.dims())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "(None, ", ")"));
  }
}
