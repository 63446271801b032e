package io.github.rangefinder.finder.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.numpy.NumpyArchive;
import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.init.HeNormal;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.AveragePool2d;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.GlobalAveragePool2d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LeakyRelu;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.layer.Window;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Plan;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that Keras 2 and Keras 3 wrote, and files that nobody should have. */
class KerasFileTest {
  private static final Path FILES = Path.of("src", "test", "resources", "keras");
  private static final Shape SAMPLE = Shape.of(12, 10, 2);
  private static final int BATCH = 5;
  private static final int CLASSES = 3;

  /** What make_models.py makes. */
  private static final List<Layer> LAYERS =
      List.of(
          new Rescaling(2, -1),
          new Conv2d(4, 3, 3, 1, Padding.SAME, new GlorotUniform(), false),
          new BatchNormalization(),
          new LeakyRelu(0.3f),
          new MaxPool2d(new Window(2, 2, 2, 2, Padding.SAME)),
          new Dropout(0.3),
          new Conv2d(5, 3, 2, 1, Padding.VALID, new HeNormal()),
          Activation.RELU,
          new AveragePool2d(new Window(2, 1, 2, 1, Padding.VALID)),
          new BatchNormalization(0.9, 0.01, true, false),
          Activation.RELU,
          new MaxPool2d(new Window(1, 2, 1, 1, Padding.SAME)),
          new Conv2d(6, 1, 2, Padding.SAME),
          Activation.TANH,
          new GlobalAveragePool2d(),
          new Flatten(),
          new Dense(6),
          Activation.SIGMOID,
          new Dense(3),
          new Softmax());

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"keras2", "keras3"})
  void jsonOfBothVersionsGivesTheLayers(String name) throws IOException {
    Network model = KerasFile.read(FILES.resolve(name + ".json")).create(SAMPLE, 1);
    assertEquals(LAYERS, model.layers());
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras2", "keras3"})
  void archiveOfBothVersionsPredictsWhatKerasPredicts(String name) throws IOException {
    Network model = KerasFile.read(FILES.resolve(name + ".keras")).create(SAMPLE, 1);
    List<Layer> layers = new ArrayList<>(model.layers());
    layers.add(new Flatten()); // a softmax at the very end would be left to the loss
    Network whole = Network.sequential(SAMPLE, layers, 1);
    whole.restore(model.snapshot());
    try (NumpyArchive archive = NumpyArchive.open(FILES.resolve(name + ".npz"));
        Workers workers = new Workers(1)) {
      float[] x = archive.read("x", SAMPLE.withBatch(BATCH));
      float[] expected = archive.read("y", Shape.of(BATCH, CLASSES));
      Plan plan = new Plan(whole, BATCH, workers);
      System.arraycopy(x, 0, plan.input().data(), 0, x.length);

      plan.forward(BATCH);

      assertArrayEquals(expected, plan.output().data(), 2e-6f);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras2-functional", "keras3-functional"})
  void functionalModelIsNamedWithWhatCanBeRead(String name) {
    assertRefused(
        FILES.resolve(name + ".json"), "holds a Functional model", "Sequential", "Conv2D, MaxP");
  }

  /** A layer's JSON in a model for rows of four. */
  private Path json(String kerasClass, String options) throws IOException {
    return Files.writeString(
        folder.resolve("model.json"),
        """
        {"class_name": "Sequential", "config": {"layers": [
          {"class_name": "%s", "config": {"name": "odd_one", %s}}]}}
        """
            .formatted(kerasClass, options));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lambda | 'a': 1 | Lambda \"odd_one\" cannot be read; what can be: InputLayer, Conv2D",
        "Dense | 'units': 2.5 | units 2.5; what can be read is a number of at least 1",
        "Dense | 'units': null | units null; what can be read is a number",
        "Dense | 'units': 2, 'activation': 'gelu' | activation \"gelu\"; what can be read is linear",
        "Dense | 'units': 2, 'trainable': false | trainable false; what can be read is true",
        "Dense | 'units': 2, 'kernel_regularizer': {'class_name': 'L2'} | kernel_regularizer {",
        "Dense | 'units': 2, 'kernel_initializer': 'ones' | kernel_initializer \"ones\"; what can",
        "Conv2D | 'filters': 2, 'kernel_size': [3] | kernel_size [3]; what can be read is two",
        "Conv2D | 'filters': 2, 'kernel_size': 3, 'strides': [2, 1] | strides 2, 1",
        "Conv2D | 'filters': 2, 'kernel_size': 3, 'data_format': 'channels_first' | data_format",
        "Conv2D | 'filters': 2, 'kernel_size': 3, 'groups': 2 | groups 2; what can be read is 1",
        "Conv2D | 'filters': 2, 'kernel_size': 3, 'dilation_rate': 2 | dilation_rate 2, 2",
        "Conv2D | 'filters': 2, 'kernel_size': 3, 'padding': 'causal' | valid or same",
        "Dropout | 'rate': 1.5 | \"odd_one\" cannot be had: Dropout needs a rate",
        "ReLU | 'max_value': 6 | max_value 6; what can be read is none",
        "BatchNormalization | 'axis': 3 | axis 3; what can be read is -1"
      })
  void optionThatCannotBeHadIsNamed(String kerasClass, String options, String expected)
      throws IOException {
    assertRefused(json(kerasClass, options.replace('\'', '"')), "odd_one", expected);
  }

  private void assertRefused(Path file, String... parts) {
    Exception refused =
        assertThrows(IOException.class, () -> KerasFile.read(file).create(Shape.of(4), 1));
    for (String part : parts) {
      assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
    assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "7", "{\"class_name\": \"Sequential\"}", "\0\1"})
  void whatIsNoModelsJsonIsSaidToBeNone(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("no.json"), text);
    assertRefused(file, "does not hold the JSON of a Keras model");
  }

  @Test
  void rowsAreReadFromImagesAndGreyImagesWithoutTheirChannel() throws IOException {
    Path rows = json("Dense", "\"units\": 3, \"batch_input_shape\": [null, 4]");
    Network ofRows = KerasFile.read(rows).create(Shape.of(2, 2, 1), 1);
    assertEquals(List.of(new Flatten(), new Dense(3)), ofRows.layers());
    Path grey = json("Flatten", "\"batch_input_shape\": [null, 2, 2]");
    assertEquals(
        List.of(new Flatten()), KerasFile.read(grey).create(Shape.of(2, 2, 1), 1).layers());
    assertRefused(grey, "reads samples of shape [2, 2], the data has (4)");
  }

  /** An archive with some bytes in the place of its weights. */
  private Path archive(byte[] weights) throws IOException {
    Path file = folder.resolve("model.keras");
    try (ZipFile original = new ZipFile(FILES.resolve("keras3.keras").toFile());
        OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("config.json"));
      original.getInputStream(original.getEntry("config.json")).transferTo(zip);
      if (weights != null) {
        zip.putNextEntry(new ZipEntry("model.weights.h5"));
        zip.write(weights);
      }
    }
    return file;
  }

  private static byte[] weights() throws IOException {
    try (ZipFile zip = new ZipFile(FILES.resolve("keras3.keras").toFile())) {
      return zip.getInputStream(zip.getEntry("model.weights.h5")).readAllBytes();
    }
  }

  private void assertArchiveRefused(byte[] weights, String expected) throws IOException {
    KerasFile file = KerasFile.read(archive(weights));
    Exception refused = assertThrows(IOException.class, () -> file.create(SAMPLE, 1));
    assertTrue(refused.getMessage().contains("model.weights.h5"), refused.getMessage());
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
  }

  @Test
  void archiveWithoutWeightsIsRefused() throws IOException {
    assertArchiveRefused(null, "has no");
  }

  /** Zeros deflate a thousandfold; what they claim to be is not read to its end. */
  @Test
  void weightsLargerThanTheModelCanNeedAreNotRead() throws IOException {
    assertArchiveRefused(new byte[20 << 20], "larger than the 16 MB");
  }

  @Test
  void damagedWeightsAreRefusedWithoutAStackTrace() throws IOException {
    assertArchiveRefused(new byte[100], "damaged");
    byte[] weights = weights();
    for (int i = 0; i < weights.length; i += 499) {
      byte[] damaged = weights.clone();
      damaged[i] ^= (byte) 0xff;
      try {
        KerasFile.read(archive(damaged)).create(SAMPLE, 1);
      } catch (IOException e) {
        assertTrue(e.getMessage().contains("model.weights.h5"), e.getMessage());
      }
    }
  }

  @Test
  void fileThatIsNotThereAndTheOlderFormatAreNamed() throws IOException {
    Path missing = folder.resolve("missing.keras");
    assertRefused(missing, "there is no such file");
    assertRefused(folder.resolve("old.h5"), "save the model as .keras");
    Path directory = Files.createDirectory(folder.resolve("folder.json"));
    assertRefused(directory, "is a folder, expected a file that Keras wrote");
    Path text = Files.write(folder.resolve("text.keras"), "text".getBytes(StandardCharsets.UTF_8));
    assertRefused(text, "is no Keras archive or damaged");
  }
}
