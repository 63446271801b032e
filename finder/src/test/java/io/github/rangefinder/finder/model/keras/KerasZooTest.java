package io.github.rangefinder.finder.model.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.numpy.NumpyArchive;
import io.github.rangefinder.engine.data.numpy.NumpyParts;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.training.Trainer;
import io.github.rangefinder.finder.rangetest.ModelTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that Keras wrote, evaluated and trained as Keras evaluates and trains them. */
class KerasZooTest {
  private static final Path ZOO = Path.of("src", "test", "resources", "keras", "zoo");
  private static final int BATCH = 16;
  private static final int STEPS = 6;

  /** Models that learn numbers, or several answers of yes or no. */
  private static final Set<String> OF_NUMBERS =
      Set.of("autoencoder", "multi_sigmoid", "normalization");

  @TempDir private Path folder;

  static List<String> models() throws IOException {
    try (Stream<Path> files = Files.list(ZOO)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".npz"))
          .map(name -> name.replace(".npz", ""))
          .sorted()
          .toList();
    }
  }

  private static Dataset data(String name) throws IOException {
    LearningTask task =
        OF_NUMBERS.contains(name) ? LearningTask.REGRESSION : LearningTask.CLASSIFICATION;
    return new NumpyParts(ZOO.resolve(name + ".npz"), task).readTrain();
  }

  private static float[] expected(String name, String array, Shape shape) throws IOException {
    try (NumpyArchive archive = NumpyArchive.open(ZOO.resolve(name + ".npz"))) {
      return archive.read(array, shape);
    }
  }

  private static double evaluate(Network model, Dataset data) {
    try (Workers workers = new Workers(1)) {
      return new Trainer(model, new Sgd(), BATCH, workers).evaluate(data).loss();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void lossIsThatOfKeras(String name) throws IOException {
    Dataset data = data(name);
    Network model = KerasFile.read(ZOO.resolve(name + ".keras")).create(data.sampleShape(), 1);
    float wanted = expected(name, "evaluate", Shape.of())[0];
    assertEquals(wanted, evaluate(model, data), 1e-5 * wanted);
  }

  @ParameterizedTest
  @MethodSource("models")
  void trainingIsThatOfKeras(String name) throws IOException {
    assertTrains(name, "sgd", new Sgd(), 1, 1e-3);
    assertTrains(name, "adam", new Adam(0.9, 0.999, 1e-7), 0.1, 1e-2);
  }

  private static void assertTrains(
      String name, String losses, Optimizer optimizer, double share, double tolerance)
      throws IOException {
    Dataset data = data(name);
    Network model = KerasFile.read(ZOO.resolve(name + ".keras")).create(data.sampleShape(), 1);
    float[] rates = expected(name, "lrs", Shape.of(STEPS));
    float[] wanted = expected(name, losses, Shape.of(STEPS));
    try (Workers workers = new Workers(1)) {
      Batches batches = new Batches(data.size(), BATCH, false, 1);
      ModelTraining training = new ModelTraining(model, optimizer, data, batches, workers);
      for (int step = 0; step < STEPS; step++) {
        double loss = training.step(step, share * rates[step]);
        assertEquals(wanted[step], loss, tolerance * Math.abs(wanted[step]), "step " + step);
      }
    }
  }

  /** What is written loads here with the same loss; Keras itself loads it in .ci/run. */
  @ParameterizedTest
  @MethodSource("models")
  void whatIsWrittenHasTheSameLoss(String name) throws IOException {
    Dataset data = data(name);
    Network model = KerasFile.read(ZOO.resolve(name + ".keras")).create(data.sampleShape(), 1);
    Path file = folder.resolve("again.keras");
    KerasWriter.write(file, model);
    Network again = KerasFile.read(file).create(data.sampleShape(), 2);
    double loss = evaluate(model, data);
    assertEquals(loss, evaluate(again, data), 1e-6 * loss);
    assertTrue(loss > 0);
  }
}
