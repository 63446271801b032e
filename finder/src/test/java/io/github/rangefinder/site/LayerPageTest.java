package io.github.rangefinder.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.finder.model.LayerText;
import io.github.rangefinder.finder.model.LayerTextException;
import io.github.rangefinder.finder.model.layer.KerasTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the pages say of layers is what the code has. */
class LayerPageTest {
  private static final Path SOURCE =
      Path.of("../engine/src/test/java/io/github/rangefinder/engine/outside/OpenContractTest.java");

  /** Lines of a page and lines of a file, without what indents them. */
  private static String lines(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  @Test
  void theLayerOfThePageIsTheOneThatIsTested() throws IOException {
    String source = lines(Files.readString(SOURCE));
    List<String> blocks = SitePage.of(SitePage.PAGES.resolve("add-a-layer.md")).fenced("java");
    assertTrue(blocks.size() >= 8);
    for (String block : blocks) {
      assertTrue(source.contains(lines(block)), block);
    }
  }

  @Test
  void thePageAndTheHelpNameEveryWordOfTheLanguage() {
    String sentence =
        assertThrows(LayerTextException.class, () -> LayerText.parse("nolayer")).getMessage();
    String page = SitePage.of(SitePage.PAGES.resolve("models.md")).text();
    String help = SitePage.of(SitePage.PAGES.resolve("options.md")).text();
    for (String word : sentence.substring(sentence.indexOf("there are ") + 10).split(", ")) {
      Pattern whole = Pattern.compile("\\b" + word + "\\b");
      assertTrue(Pattern.compile("`" + word + "[`( ]").matcher(page).find(), "models.md: " + word);
      assertTrue(whole.matcher(help).find(), "options.md, and so the help, lack " + word);
    }
  }

  @Test
  void thePageListsKerasClassesThatAreRead() {
    String page = SitePage.of(SitePage.PAGES.resolve("models.md")).text();
    int from = page.indexOf("These classes are read: ") + "These classes are read: ".length();
    String[] classes = page.substring(from, page.indexOf('.', from)).split(",\\s+");
    assertEquals(
        new TreeSet<>(KerasTable.classes()),
        new TreeSet<>(Arrays.asList(classes)),
        "models.md lists other classes than the program reads");
  }
}
