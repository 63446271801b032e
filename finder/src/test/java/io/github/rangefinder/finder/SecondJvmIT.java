package io.github.rangefinder.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the two JVMs from outside: kills, a poor locale, a jar that changes. */
class SecondJvmIT {
  private static final String[] LONG_TRAINING =
      "train --model=mlp --samples=500 --lr=0.001 --epochs=100000 --quiet --out=o".split(" ");

  @TempDir private Path folder;

  private FinderJar.Running started() throws IOException, InterruptedException {
    return new FinderJar(folder).start(LONG_TRAINING).awaitFile("o/checkpoint.npz");
  }

  @Test
  @Tag("kill")
  void theSecondEndsOnceTheFirstIsKilled() throws Exception {
    FinderJar.Running running = started();
    ProcessHandle second = running.child();
    running.signal("KILL");
    Duration took = FinderJar.untilEnded(second);
    running.await();
    assertTrue(took.toMillis() < 4000, took::toString); // less than one where nobody else computes
  }

  @Test
  @Tag("kill")
  void theFirstSaysThatTheSecondWasKilled() throws Exception {
    FinderJar.Running running = started();
    running.child().destroyForcibly();
    running.await().expect(137).expectMessages("finder: the Java that trains was killed");
  }

  @Test
  void readsFileNamesBeyondAsciiInTheLocaleC() throws Exception {
    Files.writeString(folder.resolve("dätä.csv"), table());
    FinderJar jar = new FinderJar(folder).with("LC_ALL", "C");
    jar.run("--data=dätä.csv", "--epochs=1", "--quiet", "--out=größe").expect(0).expectMessages();
    assertTrue(jar.files("größe").contains("range-test.csv"));
    jar.run("plot", "größe").expect(0).expectMessages();
  }

  @Test
  void saysWhatToSetWhereTheLocaleStandsInTheWay() throws Exception {
    FinderJar.Result result =
        new FinderJar(folder, "-Dfinder.relaunch=false")
            .with("LC_ALL", "C")
            .run("plot", "größe")
            .expect(2);
    assertEquals(
        "finder: Java cannot read file names beyond ASCII here; set LC_ALL=C.UTF-8",
        result.err().lines().findFirst().orElseThrow());
  }

  /** Two classes, apart. */
  private static String table() {
    StringBuilder table = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 200; i++) {
      table.append(i % 7).append(',').append(i % 2 + i % 5 * 0.1).append(',').append(i % 2);
      table.append('\n');
    }
    return table.toString();
  }

  @Test
  @Tag("long")
  void runsFromAFolderWithAnyName() throws Exception {
    for (String name : List.of("c!d", "e f%20g#h")) {
      Path jar = Files.createDirectory(folder.resolve(name)).resolve("finder.jar");
      Files.createLink(jar, Path.of(System.getProperty("finder.jar")));
      FinderJar.at(folder, jar)
          .run("--model=mlp --samples=100 --epochs=1 --quiet --out=o".split(" "))
          .expect(0)
          .expectMessages();
    }
  }

  @Test
  void saysInWhichFolderJavaReadsNoJar() throws Exception {
    Path jar = Files.createDirectory(folder.resolve("new!")).resolve("finder.jar");
    Files.createLink(jar, Path.of(System.getProperty("finder.jar")));
    FinderJar.at(folder, jar)
        .run("--version")
        .expect(1)
        .expectMessages(
            "finder: Java cannot read all of a jar in a folder whose name ends in '!'; move "
                + jar);
  }

  @Test
  void everyClassOfTheJarThatARunNeedsIsLoadedEarly() throws Exception {
    Path log = folder.resolve("classes");
    new FinderJar(folder, "-Xlog:class+load:file=" + log + "::filecount=0")
        .run(
            "train --model=mlp --samples=100 --epochs=1 --lr=0.01 --quiet --out=o --save=m.keras"
                .split(" "))
        .expect(0);
    // The first is done before a run begins; picture plug-ins come with the class that asks for
    // them.
    List<String> others = List.of("org/ejml/", "com/twelvemonkeys/");
    Pattern ofTheJar = Pattern.compile("(\\S+) source: file:\\S*finder\\.jar");
    Set<String> early;
    try (JarFile jar = new JarFile(System.getProperty("finder.jar"))) {
      early = Set.copyOf(Preload.entries(jar));
    }
    Set<String> late =
        Files.readAllLines(log).stream()
            .map(ofTheJar::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1).replace('.', '/'))
            .filter(name -> !early.contains(name + ".class"))
            .filter(name -> others.stream().noneMatch(name::startsWith))
            .collect(Collectors.toSet());
    assertFalse(Files.readString(log).isEmpty());
    assertEquals(Set.of(), late);
  }
}
