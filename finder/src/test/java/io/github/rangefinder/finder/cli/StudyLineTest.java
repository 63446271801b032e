package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyLineTest {
  @TempDir private Path folder;

  private List<StudyLine> read(String text) throws IOException {
    return StudyLine.read(Files.writeString(folder.resolve("tasks"), text));
  }

  private void expectError(String message, String text) {
    IOException e = assertThrows(IOException.class, () -> read(text));
    assertTrue(e.getMessage().endsWith(message), e.getMessage());
  }

  @Test
  void aTaskIsAPartAndOptionsOfTrain() throws Exception {
    List<StudyLine> tasks = read("# mine\n\n tuning :  --model mlp   --optimizer sgd\n");
    assertEquals(List.of(new StudyLine("tuning", "--model mlp --optimizer sgd")), tasks);
    StudyLine quoted = new StudyLine("a", "--out \"a folder\" --optimizer sgd(momentum=0.9)");
    assertEquals("a folder", quoted.settings(1).run().out().toString());
    assertEquals("sgd(momentum=0.9)", quoted.settings(1).optimizer().text());
    StudyLine single = new StudyLine("a", "--model 'dense 8 relu, dense' --optimizer sgd");
    assertEquals("dense 8 relu, dense", single.settings(1).run().workload().model().text());
    assertEquals("sgd", tasks.get(0).settings(7).optimizer().text());
    assertEquals(7, tasks.get(0).settings(7).run().seed());
  }

  @Test
  void theBuiltInTasksAreTwoHalvesAndSomeFreshOnes() throws Exception {
    List<String> parts = StudyLine.builtIn().stream().map(StudyLine::part).toList();
    assertEquals(15, Collections.frequency(parts, "tuning"));
    assertEquals(15, Collections.frequency(parts, "held-out"));
    assertEquals(6, Collections.frequency(parts, "fresh"));
  }

  @Test
  void aTaskThatCannotBeReadIsNamedWithItsLine() {
    expectError(
        "tasks, line 2: --optimizer: there is no optimizer 'sdg', only sgd, adam, adamw and"
            + " rmsprop",
        "a: --model mlp\na: --optimizer sdg\n");
    expectError("tasks, line 1: expected a part, a colon and options of train", "--model mlp\n");
    expectError("tasks, line 1: Unknown option: '--modl=mlp'", "a: --modl=mlp\n");
    expectError("tasks, line 2: this task stands there twice", "a: --model mlp\na: --model mlp");
    expectError("tasks has no task in it", "# nothing\n");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    IOException e = assertThrows(IOException.class, () -> StudyLine.read(folder.resolve("none")));
    assertTrue(e.getMessage().endsWith("none: there is no such file or folder"), e.getMessage());
  }
}
