package io.github.rangefinder.finder.model.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model whose images have their channels first; KerasZooTest holds its losses to Keras's. */
class KerasChannelsTest {
  private static final Path FILE =
      Path.of("src", "test", "resources", "keras", "zoo", "channels_first.keras");

  @TempDir private Path folder;

  private static Network read(Path file, Shape sample) throws IOException {
    return KerasFile.read(file).create(sample, 1);
  }

  /** Shapes and parameters by Keras's summary. */
  @Test
  void summaryShowsTheLayersAsTheFileHasThem() throws IOException {
    List<String> lines = ModelSummary.of(read(FILE, Shape.of(3, 12, 10))).lines();
    List<String> first =
        lines.stream().limit(5).map(line -> line.trim().replaceAll("  +", " | ")).toList();
    assertEquals(
        List.of(
            "layer | type | output | parameters | multiply-adds | reads",
            "input_layer | InputLayer | (None, 3, 12, 10)",
            "conv2d | Conv2D | (None, 6, 12, 10) | 168 | 19,440 | input_layer",
            "batch_normalization | BatchNormalization | (None, 6, 12, 10) | 24 | conv2d",
            "max_pooling2d | MaxPooling2D | (None, 6, 6, 5) | batch_normalization"),
        first);
    assertTrue(lines.stream().noneMatch(line -> line.contains("Permute")));
    assertEquals(23, lines.size());
  }

  /** The channels of the data were turned to the end when it was read. */
  @Test
  void imagesMayHaveTheirChannelsLast() throws IOException {
    assertEquals(Shape.of(12, 10, 3), read(FILE, Shape.of(12, 10, 3)).inputShape());
  }

  /** Whoever has the file's model gives it what it has always read. */
  @Test
  void whatIsWrittenReadsWhatTheFileReads() throws IOException {
    Network model = read(FILE, Shape.of(12, 10, 3));
    assertEquals(Shape.of(3, 12, 10), KerasWriter.sampleShape(model));
    Path again = folder.resolve("again.keras");
    KerasWriter.write(again, model);
    Path direct = folder.resolve("direct.keras");
    KerasWriter.write(direct, read(FILE, Shape.of(3, 12, 10)));
    assertArrayEquals(Files.readAllBytes(direct), Files.readAllBytes(again));
    assertEquals(Shape.of(12, 10, 3), read(again, Shape.of(12, 10, 3)).inputShape());
  }

  private static List<String> classes(Network model) {
    return model.layers().stream().map(layer -> layer.getClass().getSimpleName()).sorted().toList();
  }

  /** Keras has the turns as layers of their own. */
  @Test
  void whatIsWrittenHasTheTurnsAsLayers() throws IOException {
    Network model = read(FILE, Shape.of(3, 12, 10));
    Path again = folder.resolve("again.keras");
    KerasWriter.write(again, model);
    Network back = read(again, Shape.of(3, 12, 10));
    assertEquals(ModelSummary.of(model).counts(), ModelSummary.of(back).counts());
    assertEquals(classes(model), classes(back));
    assertTrue(classes(back).contains("Permute"));
  }
}
