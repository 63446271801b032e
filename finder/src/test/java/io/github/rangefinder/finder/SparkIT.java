package io.github.rangefinder.finder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar as {@code spark-submit} starts it, on Spark's local master and on a cluster
 * whose executors are processes of their own. What comes of it is held, byte for byte, against the
 * same on one machine.
 */
class SparkIT {
  private static final String LOCAL = "local[2]";
  private static final String CLUSTER = "local-cluster[2,1,1024]";

  /** Two tasks of which each has trainings for some seconds. */
  private static final String TASKS =
      """
      small: --data ../numbers.csv --model "dense 64 relu, dense" --epochs 40 --optimizer sgd
      small: --data ../numbers.csv --model "dense 64 relu, dense" --epochs 40 --optimizer adam
      """;

  @TempDir private static Path sparkHome;
  @TempDir private Path folder;
  private Path work;
  private Path temporary;

  /** What a worker starts its executors from; their classes come from the class path. */
  @BeforeAll
  static void makeSparkHome() throws IOException {
    Files.createDirectory(sparkHome.resolve("jars"));
  }

  /** A table that is beside the working folder, and the tasks that learn from it. */
  @BeforeEach
  void writeTasks() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder rows = new StringBuilder("x,y,class\n");
    for (int i = 0; i < 2000; i++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      rows.append(x).append(',').append(y).append(',');
      rows.append(x * y + 0.1 * random.nextDouble() > 0.3 ? "high" : "low").append('\n');
    }
    Files.writeString(folder.resolve("numbers.csv"), rows);
    work = Files.createDirectory(folder.resolve("work"));
    temporary = Files.createDirectory(folder.resolve("temporary"));
    Files.writeString(work.resolve("tasks.txt"), TASKS);
  }

  /** The jar on Spark, in the working folder. */
  private FinderJar spark(String master) throws ReflectiveOperationException {
    String jars =
        Arrays.stream(System.getProperty("surefire.test.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar") && !entry.contains("slf4j-nop"))
            .collect(Collectors.joining(File.pathSeparator));
    String classPath = jars + File.pathSeparator + System.getProperty("finder.jar");
    String opens =
        (String)
            Class.forName("org.apache.spark.launcher.JavaModuleOptions")
                .getMethod("defaultModuleOptions")
                .invoke(null);
    List<String> options =
        Stream.concat(
                Arrays.stream(opens.split(" ")),
                Stream.of(
                    "--add-modules=jdk.incubator.vector",
                    "-Dspark.master=" + master,
                    "-Djava.io.tmpdir=" + temporary,
                    "-Dspark.ui.enabled=false",
                    "-Dspark.driver.host=127.0.0.1",
                    "-Dspark.executor.extraClassPath=" + classPath,
                    "-Dspark.executor.memory=1024m",
                    "-cp",
                    classPath))
            .toList();
    return FinderJar.onClassPath(work, options)
        .with("SPARK_HOME", sparkHome.toString())
        .with("SPARK_SCALA_VERSION", "2.13");
  }

  private Set<String> measurements(String out) throws IOException {
    return new FinderJar(work)
        .files(out).stream()
            .filter(name -> name.endsWith(".json") && !name.equals("study.json"))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private void assertSameBytes(String one, String other) throws IOException {
    assertEquals(
        -1, Files.mismatch(work.resolve(one), work.resolve(other)), one + " is not " + other);
  }

  @Test
  void testsOfFindRunOnSparkWithoutBeingAskedTo() throws Exception {
    String[] test = {
      "--data", "../numbers.csv", "--iterations", "50", "--repeats", "2", "--verify", "--quiet"
    };
    new FinderJar(work).run(with(test, "--out", "here")).expect(0);
    FinderJar.Result result = spark(LOCAL).run(with(test, "--out", "there")).expect(0);
    assertTrue(result.out().contains("Kernels: vector"), result::toString);
    assertSameBytes("here/range-test.csv", "there/range-test.csv");
    spark(LOCAL).run(with(test, "--out", "local", "--on", "local")).expect(0);
    assertSameBytes("here/range-test.csv", "local/range-test.csv");
  }

  /** Ctrl-C, going on, and an executor that is killed: all the same to the numbers. */
  @Test
  void studiesOnACluster() throws Exception {
    String[] study = {"study", "--tasks", "tasks.txt"};
    new FinderJar(work).run(with(study, "--out", "here", "--quiet")).expect(0);

    FinderJar.Running first = spark(CLUSTER).start(with(study, "--out", "there"));
    first.awaitFileLike("there", ".trials").signal("INT");
    first
        .await()
        .expect(130)
        .expectLastMessage("finder: interrupted; the same command goes on with what is missing");
    long keptBefore = trialsKept("there");
    assertTrue(keptBefore > 0);
    FinderJar.Running second = spark(CLUSTER).start(with(study, "--out", "there"));
    awaitMoreTrials("there", keptBefore);
    List<ProcessHandle> executors = second.javas();
    assertTrue(executors.size() == 2, () -> executors.size() + " executors");
    executors.get(0).destroyForcibly();
    second.await().expect(0);
    assertEquals(2, measurements("here").size());
    assertEquals(measurements("here"), measurements("there"));
    for (String name : measurements("here")) {
      assertSameBytes("here/" + name, "there/" + name);
    }
    assertSameBytes("here/study.csv", "there/study.csv");
    assertSameBytes("here/study-trainings.csv", "there/study-trainings.csv");
    assertEquals(0, trialsKept("there"));
  }

  /** The bytes of the files with trainings of tasks that are not complete. */
  private long trialsKept(String out) throws IOException {
    try (Stream<Path> files = Files.list(work.resolve(out))) {
      long bytes = 0;
      for (Path file : files.filter(one -> one.toString().endsWith(".trials")).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (NoSuchFileException e) { // a task has become complete just now
      return 0;
    }
  }

  private void awaitMoreTrials(String out, long than) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (trialsKept(out) <= than) {
      assertTrue(System.nanoTime() < deadline, "takes too long");
      Thread.sleep(20);
    }
  }

  /** A path that leads each process to its own working folder is one that executors do not see. */
  @Test
  void dataThatExecutorsDoNotSeeIsShippedToThem() throws Exception {
    Files.copy(folder.resolve("numbers.csv"), work.resolve("numbers.csv"));
    String[] search = {
      "search",
      "--data",
      "/proc/self/cwd/numbers.csv",
      "--epochs",
      "4",
      "--optimizer",
      "sgd",
      "--vector-bits",
      "128",
      "--quiet"
    };
    new FinderJar(work).run(with(search, "--out", "here")).expect(0);
    FinderJar.Result missing = spark(CLUSTER).run(with(search, "--out", "there")).expect(1);
    assertTrue(missing.err().lines().count() <= 20, missing::toString);
    String last = missing.err().lines().reduce("", (before, line) -> line);
    assertTrue(
        last.startsWith("finder: on ")
            && last.contains("/proc/self/cwd/numbers.csv does not exist")
            && last.endsWith(
                "; every executor must see the files, or --ship-data sends them along"),
        missing::toString);
    spark(CLUSTER).run(with(search, "--out", "there", "--ship-data")).expect(0);
    assertEquals(trainings("here"), trainings("there"));
  }

  /** Ctrl-C keeps the tests that came back; data and a model with its weights are shipped. */
  @Test
  void findGoesOnWithWhatIsMissing() throws Exception {
    shipped("m.keras");
    String[] find = {
      "--data",
      "/proc/self/cwd/numbers.csv",
      "--model",
      "/proc/self/cwd/m.keras",
      "--iterations",
      "20000",
      "--repeats",
      "4",
      "--vector-bits",
      "128"
    };
    new FinderJar(work).run(with(find, "--out", "here", "--quiet")).expect(0);

    String[] there = with(find, "--out", "there", "--ship-data");
    FinderJar.Running first = spark(CLUSTER).start(there);
    first.awaitFile("there/range-test.json").signal("INT");
    first
        .await()
        .expect(130)
        .expectLastMessage(
            "finder: interrupted; what was measured so far is in there, the same command goes on");
    List<String> kept = Files.readAllLines(work.resolve("there/range-test.csv"));
    List<String> whole = Files.readAllLines(work.resolve("here/range-test.csv"));
    assertTrue(kept.size() < whole.size(), () -> kept.size() + " of " + whole.size());
    assertTrue(whole.containsAll(kept), "what was kept is what one machine measures");
    spark(CLUSTER).run(with(there, "--quiet")).expect(0);
    assertSameBytes("here/range-test.csv", "there/range-test.csv");
    assertNothingLeftOfShipments();
  }

  /** The same for the trainings of a search, with weights in a file of their own. */
  @Test
  void searchGoesOnWithWhatIsMissing() throws Exception {
    shipped("w.npz");
    String[] search = {
      "search",
      "--data",
      "/proc/self/cwd/numbers.csv",
      "--model",
      "dense 64 relu, dense",
      "--weights",
      "/proc/self/cwd/w.npz",
      "--epochs",
      "60",
      "--optimizer",
      "sgd",
      "--vector-bits",
      "128"
    };
    new FinderJar(work).run(with(search, "--out", "here", "--quiet")).expect(0);

    String[] there = with(search, "--out", "there", "--ship-data");
    FinderJar.Running first = spark(CLUSTER).start(there);
    first.awaitFile("there/search-progress.json").signal("INT");
    first
        .await()
        .expect(130)
        .expectLastMessage("finder: interrupted; the same command goes on with what is missing");
    assertTrue(Files.exists(work.resolve("there/search-progress.json")));
    spark(CLUSTER).run(with(there, "--quiet")).expect(0);
    assertEquals(trainings("here"), trainings("there"));
    assertNothingLeftOfShipments();
  }

  /** A table in the working folder, which executors do not see, and a file of trained weights. */
  private void shipped(String weights) throws Exception {
    Files.copy(folder.resolve("numbers.csv"), work.resolve("numbers.csv"));
    String[] train = {
      "train",
      "--data",
      "numbers.csv",
      "--validation-split",
      "0.1",
      "--epochs",
      "1",
      "--lr",
      "0.01",
      "--model",
      "dense 64 relu, dense",
      "--save",
      weights,
      "--out",
      "t",
      "--quiet"
    };
    new FinderJar(work).run(train).expect(0);
  }

  private void assertNothingLeftOfShipments() throws IOException {
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(
          List.of(),
          left.filter(file -> file.getFileName().toString().contains("shipment")).toList());
    }
  }

  /** The rows of search.csv without how long they took, in the order of what they are. */
  private List<String> trainings(String out) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser rows = CSVParser.parse(work.resolve(out).resolve("search.csv"), UTF_8, format)) {
      return rows.stream().map(SparkIT::training).sorted().toList();
    }
  }

  private static String training(CSVRecord row) {
    Map<String, String> training = new TreeMap<>(row.toMap());
    training.keySet().removeAll(Set.of("trial", "seconds"));
    return training.toString();
  }

  private static String[] with(String[] args, String... more) {
    return Stream.concat(Arrays.stream(args), Arrays.stream(more)).toArray(String[]::new);
  }
}
