package io.github.rangefinder.finder.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.model.keras.KerasFile;
import io.github.rangefinder.finder.report.file.EvaluationFiles;
import io.github.rangefinder.finder.report.file.OverviewFile;
import io.github.rangefinder.finder.report.file.SearchFiles;
import io.github.rangefinder.finder.report.file.StudyFiles;
import io.github.rangefinder.finder.source.curve.CurveFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is in a file, its reader gives what it holds or a sentence of its own, within the memory
 * of this JVM (see the pom). {@code mvn verify} tries a file as it should be and damaged ones; with
 * {@code JAZZER_FUZZ=1} in the environment Jazzer looks for others by what they make the reader do:
 * {@code mvn -Pfuzz -Dfuzz.tries=150 -pl engine,finder test -Dtest=ReadersFuzzTest#kerasArchives}.
 */
class ReadersFuzzTest {
  @TempDir private Path folder;

  @MethodSource
  @FuzzTest
  void kerasArchives(byte[] bytes) throws IOException {
    Damaged.file(folder.resolve("m.keras"), bytes).read(ReadersFuzzTest::makeModel);
  }

  static Stream<byte[]> kerasArchives() throws IOException {
    return Damaged.of("keras/saved/text.keras");
  }

  @MethodSource
  @FuzzTest
  void kerasHdf5(byte[] bytes) throws IOException {
    Damaged.file(folder.resolve("m.h5"), bytes).read(ReadersFuzzTest::makeModel);
  }

  static Stream<byte[]> kerasHdf5() throws IOException {
    return Damaged.of("keras/saved/legacy.h5");
  }

  @MethodSource
  @FuzzTest
  void kerasJson(byte[] bytes) throws IOException {
    Damaged.file(folder.resolve("m.json"), bytes).read(ReadersFuzzTest::makeModel);
  }

  static Stream<byte[]> kerasJson() throws IOException {
    return Stream.concat(
        Damaged.of("keras/keras3-functional.json"), Damaged.of("keras/keras2-functional.json"));
  }

  private static void makeModel(Path file) throws IOException {
    KerasFile.read(file).createOwn(Shape.of(4), 1);
  }

  @MethodSource
  @FuzzTest
  void weights(byte[] bytes) throws IOException {
    Damaged.file(folder.resolve("w.npz"), bytes)
        .read(file -> WeightsFile.read(file, Damaged.network()));
  }

  static Stream<byte[]> weights() throws IOException {
    return Damaged.of(Damaged.weights());
  }

  @MethodSource
  @FuzzTest
  void curves(byte[] bytes) throws IOException {
    Damaged.file(folder.resolve("curve"), bytes).read(CurveFile::read);
  }

  static Stream<byte[]> curves() throws IOException {
    return Stream.of(
            "{\"lr\": [0.001, 0.01, 0.1], \"loss\": [2.5, 1.5, 3]}",
            "{\"results\": {\"loss\": [2.5, 1.5], \"lr\": [0.001, 0.01]}, \"mode\": \"exp\"}",
            "[{\"lr\": 0.001, \"loss\": 2.5}, {\"lr\": 0.01, \"loss\": 1.5}]",
            "{\"lr\": {\"0\": 0.001, \"1\": 0.01}, \"loss\": {\"0\": 2.5, \"1\": NaN}}",
            "step;Loss;Learning Rate\n0;2,5;0,001\n1;1,5;0,01\n2;3;0,1\n")
        .map(Damaged::utf8)
        .flatMap(Damaged::of);
  }

  @MethodSource
  @FuzzTest
  void evaluations(byte[] bytes) throws IOException {
    Damaged.file(folder.resolve("evaluation.json"), bytes)
        .read(
            file -> {
              EvaluationFiles.read(folder);
              OverviewFile.rows(folder);
            });
  }

  static Stream<byte[]> evaluations() throws IOException {
    return Damaged.of("runs/evaluation.json");
  }

  @MethodSource
  @FuzzTest
  void searches(byte[] bytes) throws IOException {
    for (String name : new String[] {"range-test.csv", "range-test.json"}) {
      Files.write(folder.resolve(name), Damaged.resource("runs/" + name));
    }
    Damaged.file(folder.resolve("search.json"), bytes).read(file -> SearchFiles.read(folder));
  }

  static Stream<byte[]> searches() throws IOException {
    return Damaged.of("runs/search.json");
  }

  @MethodSource
  @FuzzTest
  void studies(byte[] bytes) throws IOException {
    Files.write(folder.resolve(Damaged.MEASUREMENT), Damaged.resource("runs/measurement.json"));
    Damaged.file(folder.resolve("study.csv"), bytes).read(file -> StudyFiles.readAll(folder));
  }

  static Stream<byte[]> studies() throws IOException {
    return Damaged.of("runs/study.csv");
  }

  @MethodSource
  @FuzzTest
  void measurements(byte[] bytes) throws IOException {
    Files.write(folder.resolve("study.csv"), Damaged.resource("runs/study.csv"));
    Damaged.file(folder.resolve(Damaged.MEASUREMENT), bytes)
        .read(file -> StudyFiles.readAll(folder));
  }

  static Stream<byte[]> measurements() throws IOException {
    return Damaged.of("runs/measurement.json");
  }

  @MethodSource
  @FuzzTest
  void trainingsOfStudies(byte[] bytes) throws IOException {
    Damaged.file(folder.resolve("task-seed-1.trials"), bytes)
        .read(file -> Damaged.study(folder).trials("task", 1, Damaged.HERE));
  }

  static Stream<byte[]> trainingsOfStudies() throws IOException {
    return Damaged.of(Damaged.trials());
  }
}
