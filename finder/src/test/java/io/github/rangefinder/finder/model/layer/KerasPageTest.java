package io.github.rangefinder.finder.model.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the page says of layers and functions is what the tables have. */
class KerasPageTest {
  private static final Path PAGE = Path.of("..", "src", "site", "markdown", "keras.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
  private static final Pattern FUNCTIONS =
      Pattern.compile("(?s)Functions of `keras.activations`[^:]*:(.*?)\\.\\n");
  private static final Pattern CODE = Pattern.compile("`(\\w+)`");

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void pageListsTheLayersOfTheTable() throws IOException {
    assertEquals(new TreeSet<>(KerasTable.classes()), all(ROW, Files.readString(PAGE)));
  }

  @Test
  void pageListsTheFunctions() throws IOException {
    String list = all(FUNCTIONS, Files.readString(PAGE)).iterator().next();
    Set<String> functions = new TreeSet<>(KerasActivations.functions().keySet());
    functions.add("linear");
    assertEquals(functions, all(CODE, list));
  }
}
