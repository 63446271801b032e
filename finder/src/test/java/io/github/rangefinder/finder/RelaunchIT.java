package io.github.rangefinder.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second JVM of the packaged jar: that it comes, what it inherits, and what holds it off. */
class RelaunchIT {
  private static final String[] SHORT_TEST =
      "--model=mlp --samples=100 --batch-size=10 --epochs=1 --quiet --out=o".split(" ");

  @TempDir private Path folder;

  private void expectKernels(String kernels, int vectorBits) throws Exception {
    String json = Files.readString(folder.resolve("o/range-test.json"));
    assertTrue(json.contains("\"kernels\": \"" + kernels + "\""), json);
    assertTrue(json.contains("\"vectorBits\": " + vectorBits), json);
  }

  @Test
  void passesPropertiesOnAndKeepsStandardErrorClean() throws Exception {
    new FinderJar(folder, "-Drangefinder.vectorBits=128")
        .run(SHORT_TEST)
        .expect(0)
        .expectMessages();
    expectKernels("vector", 128);
  }

  @ParameterizedTest
  @CsvSource({
    "rangefinder.vectorBits,'must be 128, 256 or 512'",
    "rangefinder.kernels,must be vector or ejml"
  })
  void saysWhichPropertyIsWrong(String property, String sentence) throws Exception {
    new FinderJar(folder, "-D" + property + "=100")
        .run(SHORT_TEST)
        .expect(1)
        .expectMessages("finder: " + property + " " + sentence + ", got \"100\"");
  }

  @Test
  void passesMemoryLimitsOn() throws Exception {
    new FinderJar(folder, "-Xmx24m")
        .run(SHORT_TEST)
        .expect(1)
        .expectMessages("the memory does not suffice: Java may take 2"); // 23 or 24 MB
  }

  @Test
  void leavesTheGarbageCollectorToWhoeverChoseOne() throws Exception {
    new FinderJar(folder, "-XX:+UseParallelGC").run(SHORT_TEST).expect(0).expectMessages();
  }

  @Test
  void readsOptionsOfTheEnvironmentOnce() throws Exception {
    new FinderJar(folder)
        .with("JDK_JAVA_OPTIONS", "-Drangefinder.vectorBits=128")
        .run(SHORT_TEST)
        .expect(0)
        .expectMessages("NOTE: Picked up JDK_JAVA_OPTIONS");
    expectKernels("vector", 128);
  }

  @Test
  void doesNotComeWhereItIsSwitchedOff() throws Exception {
    new FinderJar(folder, "-Dfinder.relaunch=false")
        .run(SHORT_TEST)
        .expect(0)
        .expectMessages("finder: training with the EJML kernels, several times slower: ");
    expectKernels("ejml", 0);
  }

  @Test
  void doesNotComeUnderADebugger() throws Exception {
    new FinderJar(
            folder,
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:0")
        .run(SHORT_TEST)
        .expect(0)
        .expectMessages("so add --add-modules=jdk.incubator.vector");
  }

  @Test
  void doesNotComeWhereJavaHasNoVectorModule() throws Exception {
    new FinderJar(folder, "--limit-modules=java.se,jdk.unsupported")
        .run(SHORT_TEST)
        .expect(0)
        .expectMessages("--limit-modules leaves out jdk.incubator.vector");
    expectKernels("ejml", 0);
  }

  @Test
  void comesWhereTheModulesAreLimitedToOnesThatSuffice() throws Exception {
    new FinderJar(folder, "--limit-modules=java.se,jdk.unsupported,jdk.incubator.vector")
        .run(SHORT_TEST)
        .expect(0)
        .expectMessages();
    assertTrue(
        Files.readString(folder.resolve("o/range-test.json")).contains("\"kernels\": \"vector\""));
  }

  @Test
  void writesTheNumbersWhereJavaCannotDraw() throws Exception {
    new FinderJar(folder, "--limit-modules=java.base,java.management,java.sql")
        .run(SHORT_TEST)
        .expect(0)
        .expectMessages(
            "several times slower",
            "the numbers are written, the pictures are not. The pictures need a Java runtime with"
                + " the module java.desktop");
    expectKernels("ejml", 0);
    assertEquals(1 + 2 * 10, Files.readString(folder.resolve("o/range-test.csv")).lines().count());
  }

  @Test
  void handsTheExitCodeOn() throws Exception {
    new FinderJar(folder).run("--samples=0").expect(2);
    new FinderJar(folder).run("--data=nowhere").expect(1);
  }
}
