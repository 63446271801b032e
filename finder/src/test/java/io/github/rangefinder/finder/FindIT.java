package io.github.rangefinder.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the packaged jar: what they print, write and end with. */
class FindIT {
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;
  private static final List<String> RULES =
      List.of(
          "rangefinder",
          "keras",
          "torch",
          "fastai-steep",
          "fastai-minimum",
          "fastai-valley",
          "fastai-slide",
          "lightning",
          "lightning-log",
          "ignite",
          "smith-lower",
          "smith-upper");

  @TempDir private Path folder;
  private FinderJar finder;

  @BeforeEach
  void packagedJar() {
    finder = new FinderJar(folder);
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void helpFitsATerminal() throws Exception {
    FinderJar.Result help = finder.run("--help").expect(0).expectMessages();
    for (String option : List.of("--data", "--optimizer", "--stop-factor", "plot", "130")) {
      assertTrue(help.out().contains(option), help::toString);
    }
    assertEquals(List.of(), help.out().lines().filter(line -> line.length() > 80).toList());
    assertEquals(help.out(), finder.run("find", "-h").expect(0).out());
  }

  @Test
  void versionIsThatOfTheJar() throws Exception {
    FinderJar.Result version = finder.run("--version").expect(0).expectMessages();
    assertTrue(version.out().matches("Rangefinder \\d+\\.\\d+.* \\(Java .*\\)\\R"), version.out());
  }

  @Test
  void findWritesNumbersAndPicturesAndPlotDrawsThemAgain() throws Exception {
    String name = "out with späce";
    FinderJar.Result result =
        finder
            .run("find", "--samples=2000", "--epochs=1", "--quiet", "--out", name)
            .expect(0)
            .expectMessages();
    assertTrue(result.out().contains("sgd: "), result::toString);
    assertTrue(result.out().contains("adam: "), result::toString);
    assertTrue(result.out().contains("Kernels: "), result::toString);
    assertTrue(result.out().contains("Files in " + name + ": "), result::toString);
    Set<String> all =
        Set.of("report.html", "loss.png", "loss-delta.png", "range-test.csv", "range-test.json");
    assertEquals(all, finder.files(name));
    assertEquals(1 + 2 * 10, read(name + "/range-test.csv").lines().count());

    Path picture = folder.resolve(name).resolve("loss.png");
    byte[] first = Files.readAllBytes(picture);
    Files.delete(picture);
    finder.run("plot", name).expect(0).expectMessages();
    assertEquals(all, finder.files(name));
    assertTrue(Arrays.equals(first, Files.readAllBytes(picture)), "plot draws another picture");
  }

  @Test
  void trainsAModelThatKerasSaved() throws Exception {
    Path model =
        Path.of("src", "test", "resources", "keras", "keras3-mnist.keras").toAbsolutePath();
    finder
        .run("--model", model.toString(), "--samples=1000", "--epochs=2", "--quiet", "--out=o")
        .expect(0)
        .expectMessages();
    assertTrue(read("o/range-test.json").contains("keras3-mnist.keras"));
  }

  @Test
  void runsAndAnswersAsAnotherFinderDoes() throws Exception {
    FinderJar.Result result =
        finder
            .run(
                "--model=mlp --samples=400 --batch-size=20 --optimizer=sgd --preset=fastai"
                    .concat(" --quiet --out=o")
                    .split(" "))
            .expect(0)
            .expectMessages();
    assertTrue(result.out().contains("The answer of fastai's valley"), result::toString);
    JsonObject report = JsonParser.parseString(read("o/range-test.json")).getAsJsonObject();
    JsonObject settings = report.getAsJsonObject("settings");
    assertEquals("fastai", settings.get("preset").getAsString());
    assertEquals(100, settings.get("iterations").getAsInt());
    JsonObject suggestions =
        report.getAsJsonArray("tests").get(0).getAsJsonObject().getAsJsonObject("suggestions");
    assertEquals(RULES, List.copyOf(suggestions.keySet()));
    assertEquals(
        suggestions.get("fastai-valley"),
        report.getAsJsonArray("results").get(0).getAsJsonObject().get("suggested"));
  }

  @Test
  void comparesMomentaAndBatchSizesWithSeveralBatchesAtEachRate() throws Exception {
    FinderJar.Result result =
        finder
            .run(
                "--model=mlp --samples=400 --optimizer=sgd(momentum=0.9),sgd(momentum=0.95)"
                    .concat(" --batch-size=20,40 --epochs=3 --batches-per-lr=2 --independent")
                    .concat(" --quiet --out=o")
                    .split(" "))
            .expect(0)
            .expectMessages();
    for (String part : List.of("suggested", "Momentum: ", "Batch size: ", "Smith (2018)")) {
      assertTrue(result.out().contains(part), result::toString);
    }
    List<String> labels =
        List.of(
            "sgd(momentum=0.9) batch 20",
            "sgd(momentum=0.9) batch 40",
            "sgd(momentum=0.95) batch 20",
            "sgd(momentum=0.95) batch 40");
    List<String> rows = read("o/range-test.csv").lines().toList();
    for (String label : labels) {
      int perLabel = label.endsWith("20") ? 30 : 15;
      assertEquals(
          perLabel, rows.stream().filter(row -> row.startsWith(label + ",")).count(), label);
      assertTrue(read("o/range-test.json").contains("\"optimizer\": \"" + label + "\""), label);
    }
    Path picture = folder.resolve("o/loss.png");
    byte[] first = Files.readAllBytes(picture);
    finder.run("plot", "o").expect(0).expectMessages();
    assertTrue(Arrays.equals(first, Files.readAllBytes(picture)), "plot draws another picture");
  }

  @Test
  void looksAtHeldOutSamplesWithTheSameBitsForAnyNumberOfThreads() throws Exception {
    for (int threads = 1; threads <= 2; threads++) {
      FinderJar.Result result =
          finder
              .run(
                  "--model=mlp --samples=2000 --batch-size=50 --epochs=2 --loss=validation"
                      .concat(" --optimizer=sgd --quiet --out=%d --threads=%d")
                      .formatted(threads, threads)
                      .split(" "))
              .expect(0)
              .expectMessages();
      assertTrue(result.out().contains("accuracy.png"), result::toString);
    }
    assertEquals(read("1/range-test.csv"), read("2/range-test.csv"));
    assertTrue(finder.files("1").contains("accuracy.png"));
    List<String> rows = read("1/range-test.csv").lines().toList();
    assertTrue(rows.get(0).endsWith(",validation_loss,validation_accuracy"), rows.get(0));
    // T = 4000, so h = 33 and m = 2; 1967 samples remain, 40 batches an epoch
    assertEquals(1 + 80, rows.size());
    assertTrue(rows.get(3).endsWith(",,"), rows.get(3));
    assertFalse(rows.get(4).endsWith(","), rows.get(4));
    String json = read("1/range-test.json");
    assertTrue(json.contains("\"validationSamples\": 33"), json);
    assertTrue(json.contains("\"validationInterval\": 2"), json);
  }

  @Test
  @Tag("long")
  void losesNoBitToTheNumberOfThreads() throws Exception {
    for (int threads = 1; threads <= 3; threads++) {
      finder
          .run(
              "--samples=500 --batch-size=100 --epochs=1 --quiet --out=%d --threads=%d"
                  .formatted(threads, threads)
                  .split(" "))
          .expect(0);
    }
    assertEquals(read("1/range-test.csv"), read("2/range-test.csv"));
    assertEquals(read("1/range-test.csv"), read("3/range-test.csv"));
  }

  @Test
  @Tag("long")
  void repeatsHaveSeedsOfTheirOwnAndTheSameBitsSideBySide() throws Exception {
    String common =
        "--model=mlp --samples=600 --batch-size=50 --epochs=1 --stop-factor=0 --quiet --out=";
    finder.run((common + "a --repeats=3 --threads=1").split(" ")).expect(0);
    finder.run((common + "b --repeats=3 --threads=2").split(" ")).expect(0);
    finder.run((common + "c --seed=44").split(" ")).expect(0);

    assertEquals(read("a/range-test.csv"), read("b/range-test.csv"));
    List<String> repeats = read("a/range-test.csv").lines().toList();
    assertEquals(1 + 2 * 3 * 12, repeats.size());
    assertTrue(repeats.get(1).startsWith("sgd,0,0,"), repeats.get(1));
    assertTrue(repeats.get(37).startsWith("adam,0,0,"), repeats.get(37));
    // the third repeat is what the third seed gives by itself
    List<String> third = repeats.stream().filter(row -> row.contains(",2,")).toList();
    List<String> alone = read("c/range-test.csv").lines().toList();
    for (String row : alone.subList(1, alone.size())) {
      assertTrue(third.contains(row.replaceFirst(",0,", ",2,")), row);
    }
    String json = read("a/range-test.json");
    assertTrue(json.contains("\"repeats\": 3"), json);
    assertTrue(json.contains("\"found\": "), json);
  }

  @Test
  @Tag("long")
  void verifiesItsAnswersByTraining() throws Exception {
    String common = "--model=mlp --samples=3000 --batch-size=50 --epochs=2 --quiet --verify --out=";
    FinderJar.Result result =
        finder.run((common + "a --optimizer=adam --threads=1").split(" ")).expect(0);
    assertTrue(result.out().contains("Validation after 1 epoch at each"), result::toString);
    assertTrue(result.out().contains("<- best"), result::toString);
    assertTrue(result.out().contains("loss.png, loss-delta.png, verify.png"), result::toString);
    assertTrue(finder.files("a").contains("verify.png"));
    assertTrue(read("a/range-test.json").contains("\"validationAccuracy\": 0.9"));
    String trainings = trainings("a");
    assertEquals(5, trainings.split("\"validationLoss\"").length - 1);

    finder.run((common + "b --optimizer=adam --threads=2").split(" ")).expect(0);
    assertEquals(trainings, trainings("b"));
  }

  private String trainings(String folder) throws IOException {
    String json = read(folder + "/range-test.json");
    return json.substring(json.indexOf("\"trainings\""));
  }

  @Test
  void takesTheKernelsAskedFor() throws Exception {
    finder
        .run("--kernels=ejml --samples=100 --batch-size=50 --epochs=1 --quiet --out=o".split(" "))
        .expect(0)
        .expectMessages();
    assertTrue(read("o/range-test.json").contains("\"kernels\": \"ejml\""));
    assertTrue(read("o/range-test.json").contains("\"vectorBits\": 0"));
  }

  @Test
  void trainsOnAFolderOfIdxFiles() throws Exception {
    writeIdx("train-images-idx3-ubyte", IMAGES, 30 * 16, 30, 4, 4);
    writeIdx("train-labels-idx1-ubyte", LABELS, 30, 30);
    finder
        .run("--data=. --model=mlp --batch-size=10 --iterations=12 --quiet --out=o".split(" "))
        .expect(0)
        .expectMessages();
    assertEquals(1 + 2 * 12, read("o/range-test.csv").lines().count());
  }

  @Test
  void saysWhatIsWrongWithTheData() throws Exception {
    expectFailure(1, "--data must be mnist, a folder", "--data=nowhere");
    expectFailure(1, ". holds no data", "--data=.");
    writeIdx("train-labels-idx1-ubyte", LABELS, 30, 30);
    expectFailure(1, ". has neither train-images-idx3-ubyte nor", "--data=.");
    writeIdx("train-images-idx3-ubyte", LABELS, 30 * 16, 30, 4, 4);
    expectFailure(1, "starts with the magic number 0x00000801", "--data=.");
    writeIdx("train-images-idx3-ubyte", IMAGES, 29 * 16, 30, 4, 4);
    expectFailure(1, "ends after 464 of the 480 bytes", "--data=.");
    writeIdx("train-images-idx3-ubyte", IMAGES, 29 * 16, 29, 4, 4);
    expectFailure(1, "has 29 images, but", "--data=.");
    writeIdx("train-images-idx3-ubyte", IMAGES, 30 * 16, 30, 4, 4);
    expectFailure(2, "--batch-size must be at most 30", "--data=.", "--batch-size=31");
    expectFailure(1, "--model convnet is for images of at least", "--data=.", "--model=convnet");
  }

  @Test
  void saysWhatIsWrongWithTheCommandLine() throws Exception {
    expectFailure(2, "there is no option '--optimiser', did you mean --optimizer", "--optimiser=x");
    expectFailure(2, "there is no optimizer 'x'", "--optimizer=x");
    expectFailure(2, "--start-lr must be above 0 and below --end-lr", "--start-lr=1");
    expectFailure(2, "--samples must be at least 1", "--samples=0");
  }

  private void expectFailure(int code, String message, String... args) throws Exception {
    String[] all = Arrays.copyOf(args, args.length + 1);
    all[args.length] = "--out=o";
    FinderJar.Result result = finder.run(all).expect(code).expectMessages(message);
    assertEquals("", result.out());
    assertFalse(Files.isDirectory(folder.resolve("o")), "something is left");
  }

  @Test
  void refusesAFileAsOutputFolderBeforeItTrains() throws Exception {
    Files.createFile(folder.resolve("o"));
    expectFailure(1, "cannot write to o: it is no folder");
  }

  private void writeIdx(String name, int magic, int bytes, int... extents) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * extents.length + bytes).putInt(magic);
    for (int extent : extents) {
      file.putInt(extent);
    }
    while (file.hasRemaining()) {
      file.put((byte) (file.position() * 7 % 3));
    }
    Files.write(folder.resolve(name), file.array());
  }
}
