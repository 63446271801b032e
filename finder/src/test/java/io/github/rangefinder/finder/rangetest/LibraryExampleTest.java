package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The README's example of Rangefinder as a library: it runs, and README has these very lines. */
class LibraryExampleTest {
  private static final Path THIS =
      Path.of("src/test/java/io/github/rangefinder/finder/rangetest/LibraryExampleTest.java");

  private static Suggestion suggest(
      float[] points, int[] classes, Progress progress, BooleanSupplier cancelled) {
    // README begins
    Dataset data = new FloatDataset(Shape.of(2), FloatRows.of(points, 2), new Labels(classes, 3));
    List<Layer> layers = List.of(new Dense(16), Activation.TANH, new Dense(3));
    Network model = Network.sequential(data.sampleShape(), layers, 42);
    Batches batches = new Batches(data.size(), 32, true, 42);
    RangeTestSettings settings = new RangeTestSettings(1e-4, 1, Ramp.EXPONENTIAL, 200, 4);
    try (Workers workers = new Workers(2)) {
      Trainable training = new ModelTraining(model, new Adam(), data, batches, workers);
      RangeTestResult result = RangeTest.run(training, settings, progress, cancelled);
      return LossValley.suggest(result, settings);
    }
    // README ends
  }

  /** Three clouds of points. */
  @Test
  void findsALearningRate() {
    SplittableRandom random = new SplittableRandom(1);
    float[] points = new float[2 * 600];
    int[] classes = new int[600];
    for (int i = 0; i < 600; i++) {
      classes[i] = i % 3;
      points[2 * i] = (float) (classes[i] + random.nextDouble());
      points[2 * i + 1] = (float) (classes[i] % 2 + random.nextDouble());
    }
    int[] told = {0};
    Suggestion suggestion =
        suggest(points, classes, (i, n, rate, loss, best) -> told[0]++, () -> false);
    assertTrue(suggestion.learningRate().isPresent(), suggestion.reason());
    assertTrue(told[0] > 100);

    Suggestion none = suggest(points, classes, (i, n, rate, loss, best) -> {}, () -> true);
    assertEquals(Verdict.NONE, none.verdict());
  }

  @Test
  void readmeHasTheseLines() throws IOException {
    String source = Files.readString(THIS);
    int from = source.indexOf('\n', source.indexOf("// README begins")) + 1;
    int to = source.lastIndexOf('\n', source.indexOf("// README ends")) + 1;
    String example = source.substring(from, to);
    assertEquals(10, example.lines().count());
    assertTrue(Files.readString(Path.of("..", "README.md")).contains(example), example);
  }
}
