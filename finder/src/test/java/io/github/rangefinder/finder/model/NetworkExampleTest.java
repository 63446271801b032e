package io.github.rangefinder.finder.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Add;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.schedule.Constant;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.engine.training.Predictor;
import io.github.rangefinder.engine.training.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example, in README and on the library's page, of a network that trains, predicts, saves and
 * loads: it runs as it stands.
 */
class NetworkExampleTest {
  private static final Path THIS =
      Path.of("src/test/java/io/github/rangefinder/finder/model/NetworkExampleTest.java");

  private static Tensor train(Dataset data, Dataset test, Path file) throws IOException {
    // page begins
    Node x = Node.input(data.sampleShape()).then(new Dense(16), Activation.TANH);
    Node sum = Node.of(new Add(), x, x.then(new Dense(16), Activation.TANH));
    Network network = new Network(sum.then(new Dense(3)), 42);
    try (Workers workers = new Workers(2)) {
      Trainer trainer = new Trainer(network, new Adam(), 32, workers);
      trainer.fit(data, Optional.of(test), 20, new Constant(0.01), 42);
      WeightsFile.write(file, network);
      WeightsFile.read(file, network);
      return new Predictor(network, 32, workers).probabilities(test);
    }
    // page ends
  }

  private static Dataset clouds(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] points = new float[2 * n];
    int[] classes = new int[n];
    for (int i = 0; i < n; i++) {
      classes[i] = i % 3;
      points[2 * i] = (float) (classes[i] + 0.8 * random.nextDouble());
      points[2 * i + 1] = (float) (classes[i] % 2 + random.nextDouble());
    }
    return new FloatDataset(Shape.of(2), FloatRows.of(points, 2), new Labels(classes, 3));
  }

  @Test
  void learnsAndSaysHowProbableEachClassIs(@TempDir Path folder) throws IOException {
    Tensor probabilities = train(clouds(600, 1), clouds(99, 2), folder.resolve("weights.npz"));
    assertEquals(Shape.of(99, 3), probabilities.shape());
    int right = 0;
    for (int i = 0; i < 99; i++) {
      float[] row = new float[3];
      System.arraycopy(probabilities.data(), 3 * i, row, 0, 3);
      assertEquals(1, row[0] + row[1] + row[2], 1e-5);
      right += row[i % 3] > 0.5 ? 1 : 0;
    }
    assertTrue(right > 90, right + " of 99");
  }

  @Test
  void whatIsReadIsWhatWasWritten(@TempDir Path folder) throws IOException {
    Node output = Node.input(Shape.of(2)).then(new Dense(3));
    Network written = new Network(output, 1);
    Network read = new Network(output, 2);
    Path file = folder.resolve("weights.npz");
    WeightsFile.write(file, written);
    WeightsFile.read(file, read);
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(
          written.parameters().get(i).data().data(), read.parameters().get(i).data().data());
    }
  }

  @Test
  void thePageHasTheseLinesAndTheirImports() throws IOException {
    assertHasTheExample(Path.of("..", "src", "site", "markdown", "library.md"));
    assertHasTheExample(Path.of("..", "README.md"));
  }

  private static void assertHasTheExample(Path file) throws IOException {
    String source = Files.readString(THIS);
    String page = Files.readString(file);
    int from = source.indexOf('\n', source.indexOf("// page begins")) + 1;
    int to = source.lastIndexOf('\n', source.indexOf("// page ends")) + 1;
    String example = source.substring(from, to);
    assertEquals(10, example.lines().count());
    assertTrue(page.contains(example), example);
    source
        .lines()
        .filter(line -> line.startsWith("import io.github.rangefinder."))
        .filter(line -> example.contains(line.replaceAll(".*\\.|;", "")))
        .forEach(line -> assertTrue(page.contains("    " + line), line));
  }
}
