package io.github.rangefinder.finder.model.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.keras.SummaryRow.Counts;
import io.github.rangefinder.finder.rangetest.ModelTraining;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Well-known architectures of keras.applications: what Keras counts of them, and a step. */
class ApplicationsTest {
  private static final Path FILES = Path.of("src", "test", "resources", "keras", "applications");

  @TempDir private Path folder;

  private static JsonObject counts() throws IOException {
    return JsonParser.parseString(Files.readString(FILES.resolve("counts.json"))).getAsJsonObject();
  }

  static List<String> names() throws IOException {
    return List.copyOf(counts().keySet());
  }

  private Path unpacked(String name) throws IOException {
    Path file = folder.resolve(name + ".json");
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(FILES.resolve(name + ".json.gz")))) {
      Files.copy(in, file);
    }
    return file;
  }

  private static Shape shape(JsonElement extents) {
    return Shape.of(
        StreamSupport.stream(extents.getAsJsonArray().spliterator(), false)
            .mapToInt(JsonElement::getAsInt)
            .toArray());
  }

  @ParameterizedTest
  @MethodSource("names")
  void parametersAndShapesAreThoseOfKeras(String name) throws IOException {
    JsonObject wanted = counts().getAsJsonObject(name);
    KerasFile file = KerasFile.read(unpacked(name));
    Network network = file.createOwn(Shape.of(64, 64, 3), 1);
    Counts counts = file.summary(network).counts();
    assertEquals(wanted.get("parameters").getAsLong(), counts.parameters());
    assertEquals(wanted.get("trainable").getAsLong(), counts.learned());
    assertEquals(counts, ModelSummary.of(network).counts());
    assertEquals(shape(wanted.get("output")), network.outputShape());
    assertEquals(shape(wanted.get("input")), network.inputShape());
  }

  /** At the images' own size of 64 x 64. */
  @Test
  void oneOfThemLearnsFromABatch() throws IOException {
    Network network =
        KerasFile.read(unpacked("MobileNetV3Small")).createOwn(Shape.of(64, 64, 3), 1);
    Shape sample = network.inputShape();
    SplittableRandom random = new SplittableRandom(3);
    FloatRows rows = new FloatRows(sample.size());
    for (int i = 0; i < 4; i++) {
      float[] pixels = new float[sample.size()];
      for (int j = 0; j < pixels.length; j++) {
        pixels[j] = random.nextInt(256);
      }
      rows.add(pixels);
    }
    Dataset data = new FloatDataset(sample, rows, new Labels(new int[] {1, 2, 3, 4}, 10));
    try (Workers workers = new Workers(1)) {
      ModelTraining training =
          new ModelTraining(network, new Sgd(), data, new Batches(4, 4, false, 1), workers);
      double before = training.step(0, 0.05);
      assertTrue(Double.isFinite(before) && before > 0, "loss " + before);
      double after = before;
      for (int step = 1; step < 4; step++) {
        after = training.step(step, 0.05);
      }
      assertTrue(after < before, before + " to " + after);
    }
  }
}
