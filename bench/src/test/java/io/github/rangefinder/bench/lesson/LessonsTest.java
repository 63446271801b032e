package io.github.rangefinder.bench.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.bench.workload.Close;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every lesson wrong and right compute the same, and the page has a row for each. */
class LessonsTest {
  static Stream<Lesson> lessons() {
    return Lessons.ALL.stream().map(LessonsTest::create);
  }

  private static Lesson create(Class<? extends Lesson> lesson) {
    try {
      return lesson.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void wrongAndRightComputeTheSame(Lesson lesson) {
    float[] wrong = lesson.wrong().clone();
    float[] right = lesson.right().clone();
    assertEquals(wrong.length, right.length);
    Close.assertClose(wrong, right, 0);
    Close.assertClose(right, lesson.right(), 0); // once more, from the same inputs
    if (lesson instanceof L11ThreadsThatWait threads) {
      threads.end();
    }
  }

  /** Zeros would be the same, too. */
  @ParameterizedTest
  @MethodSource("lessons")
  void theNumbersAreThere(Lesson lesson) {
    float[] wrong = lesson.wrong();
    boolean any = false;
    for (float number : wrong) {
      any |= number != 0;
    }
    assertTrue(any);
    if (lesson instanceof L11ThreadsThatWait threads) {
      threads.end();
    }
  }

  @Test
  void everyLessonIsListedHereAndOnThePage() throws IOException {
    Set<String> names =
        lessons()
            .map(l -> l.getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    Path sources = Path.of("src/main/java/io/github/rangefinder/bench/lesson");
    try (Stream<Path> files = Files.list(sources)) {
      assertEquals(
          names,
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .filter(name -> name.matches("L\\d\\d.*"))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    List<String> page = Files.readAllLines(Path.of("../src/site/markdown/lessons.md"));
    for (String name : names) {
      assertEquals(1, page.stream().filter(l -> l.startsWith("| [`" + name + "`]")).count(), name);
    }
  }
}
