package io.github.rangefinder.finder.model.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
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
import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that Keras wrote, evaluated and trained as Keras evaluates and trains them. */
class KerasZooTest {
  private static final Path ZOO = Path.of("src", "test", "resources", "keras", "zoo");
  private static final Path SAVED = Path.of("src", "test", "resources", "keras", "saved");
  private static final int BATCH = 16;
  private static final int STEPS = 6;

  /** Models that learn numbers, or several answers of yes or no. */
  private static final Set<String> OF_NUMBERS =
      Set.of("autoencoder", "image_autoencoder", "multi_sigmoid", "normalization");

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

  /** HDF5 files do not say which members of a model are functions. */
  @ParameterizedTest
  @ValueSource(strings = {"functions", "powers"})
  void functionsOfAnHdf5FileAreThoseOfTheArchive(String name) throws IOException {
    Dataset data = data(name);
    Network model = KerasFile.read(SAVED.resolve(name + ".h5")).create(data.sampleShape(), 1);
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

  /** What the program had written, of a graph and of a line of text, with the loss by Keras. */
  @ParameterizedTest
  @ValueSource(strings = {"functional", "text"})
  void aSavedFileThatKerasHasEvaluatedHasItsLossAndIsWrittenAlike(String name) throws IOException {
    Path file = SAVED.resolve(name + ".keras");
    Path arrays = SAVED.resolve(name + ".npz");
    Dataset data = new NumpyParts(arrays, LearningTask.CLASSIFICATION).readTrain();
    Network model = KerasFile.read(file).create(data.sampleShape(), 1);
    try (NumpyArchive archive = NumpyArchive.open(arrays)) {
      float wanted = archive.read("evaluate", Shape.of())[0];
      assertEquals(wanted, evaluate(model, data), 1e-5 * wanted);
    }
    Path again = folder.resolve("again.keras");
    KerasWriter.write(again, model);
    assertEquals(entry(file, "config.json"), entry(again, "config.json"));
    assertEquals(weights(file), weights(again));
  }

  private static JsonElement entry(Path file, String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      byte[] bytes = zip.getInputStream(zip.getEntry(name)).readAllBytes();
      return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /** Each path in the file of weights, in order, with the numbers there. */
  private static List<String> weights(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("model.weights.h5"));
        HdfFile hdf = HdfFile.fromBytes(in.readAllBytes())) {
      List<String> found = new ArrayList<>();
      collect(hdf, found);
      assertTrue(found.size() > 10, found::toString);
      return found;
    }
  }

  private static void collect(Group group, List<String> found) {
    for (io.jhdf.api.Node child : group.getChildren().values()) {
      if (child instanceof Group inner) {
        found.add(inner.getPath());
        collect(inner, found);
      } else if (child instanceof io.jhdf.api.Dataset numbers) {
        found.add(numbers.getPath() + " " + Arrays.deepToString(new Object[] {numbers.getData()}));
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
