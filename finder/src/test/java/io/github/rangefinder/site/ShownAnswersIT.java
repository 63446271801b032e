package io.github.rangefinder.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The answers that the pages show and that take seconds are those of the jar as it is. Where this
 * fails: {@code python3 src/conf/shown/shown.py}.
 */
class ShownAnswersIT {
  static Stream<ShownAnswer> quick() {
    return ShownAnswer.all().filter(ShownAnswer::quick);
  }

  @ParameterizedTest
  @MethodSource("quick")
  void theJarAnswersAsThePageShows(ShownAnswer shown, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path top = Path.of("").toAbsolutePath().getParent();
    Files.createSymbolicLink(folder.resolve("finder"), top.resolve("finder"));
    Files.createSymbolicLink(folder.resolve("src"), top.resolve("src"));
    Path out = folder.resolve("answer.txt");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", shown.command())
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    Path java = Path.of(System.getProperty("java.home"), "bin");
    builder
        .environment()
        .merge("PATH", java.toString(), (path, own) -> own + File.pathSeparator + path);
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    process.getOutputStream().close();
    assertEquals(0, process.waitFor(), shown.toString());
    String answer = Files.readString(out, StandardCharsets.UTF_8);
    assertEquals(shown.words(), ShownAnswer.words(answer), shown.toString());
    assertTrue(shown.hasNumbersLike(answer), () -> shown + " says now\n" + answer);
  }
}
