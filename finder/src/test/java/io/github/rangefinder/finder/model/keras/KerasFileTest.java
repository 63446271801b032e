package io.github.rangefinder.finder.model.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.numpy.NumpyArchive;
import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.AveragePool2d;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Celu;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.GlobalAveragePool2d;
import io.github.rangefinder.engine.layer.HardShrink;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LeakyRelu;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.layer.SoftShrink;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.layer.Squareplus;
import io.github.rangefinder.engine.layer.Threshold;
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
import java.util.Arrays;
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
          new Conv2d(4, new Window(3, 3, 1, 1, Padding.SAME), new GlorotUniform(), false),
          new BatchNormalization(),
          new LeakyRelu(0.3f),
          new MaxPool2d(new Window(2, 2, 2, 2, Padding.SAME)),
          new Dropout(0.3),
          new Conv2d(5, new Window(3, 2, 1, 1, Padding.VALID), new GlorotUniform(), true),
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
  void functionalModelIsReadAsAGraph(String name) throws IOException {
    Network model = KerasFile.read(FILES.resolve(name + ".json")).create(Shape.of(4), 1);
    assertEquals(List.of(new Dense(2)), model.layers());
    assertEquals("dense", model.output().name().replaceAll("_\\d+", ""));
  }

  /** As Keras 3.15 writes {@code keras.ops} between layers. */
  @Test
  void functionsKeepTheirOptions() throws IOException {
    List<String> functions =
        List.of(
            "Celu | 'alpha': 0.7",
            "Squareplus | 'b': 2",
            "HardShrink | 'threshold': 0.3",
            "SoftShrink | 'threshold': 0.2",
            "Threshold | 'threshold': 0.1, 'default_value': -0.2",
            "Softmax | 'axis': -1",
            "LeakyRelu | 'negative_slope': 0.1");
    StringBuilder layers =
        new StringBuilder("{'class_name': 'InputLayer', 'name': 'at0', 'config': {}}");
    for (int i = 0; i < functions.size(); i++) {
      String[] function = functions.get(i).split(" \\| ");
      layers.append(
          """
          ,{'module': 'keras.src.ops.nn', 'class_name': '%s', 'name': 'at%d', 'config': {%s},
            'inbound_nodes': [{'args': [{'class_name': '__keras_tensor__',
              'config': {'keras_history': ['at%d', 0, 0]}}], 'kwargs': {}}]}
          """
              .formatted(function[0], i + 1, function[1], i));
    }
    String model =
        "{'class_name': 'Functional', 'config': {'layers': [%s], 'input_layers': ['at0', 0, 0],"
                .formatted(layers)
            + " 'output_layers': ['at%d', 0, 0]}}".formatted(functions.size());
    Path file = Files.writeString(folder.resolve("ops.json"), model.replace('\'', '"'));
    assertEquals(
        List.of(
            new Celu(0.7f),
            new Squareplus(2),
            new HardShrink(0.3f),
            new SoftShrink(0.2f),
            new Threshold(0.1f, -0.2f),
            new Softmax(),
            new LeakyRelu(0.1f)),
        KerasFile.read(file).create(Shape.of(4), 1).layers());
  }

  @Test
  void initialisersOfTheFileAreDrawnFrom() throws IOException {
    Path file =
        json(
            "Dense",
            "\"units\": 50, \"kernel_initializer\": {\"class_name\": \"RandomUniform\","
                + " \"config\": {\"minval\": 3, \"maxval\": 4}}, \"bias_initializer\": \"ones\"");
    Network model = KerasFile.read(file).create(Shape.of(4), 1);
    for (float weight : model.allParameters().get(0).data().data()) {
      assertTrue(weight >= 3 && weight <= 4, "got " + weight);
    }
    assertEquals(1, model.allParameters().get(1).data().data()[7]);
    Network same = KerasFile.read(file).create(Shape.of(4), 1);
    assertArrayEquals(
        model.allParameters().get(0).data().data(), same.allParameters().get(0).data().data());
  }

  @Test
  void allLayersThatCannotBeHadAreNamedInOneSentence() throws IOException {
    String layers =
        """
        {"class_name": "Embedding", "config": {"name": "words"}},
        {"class_name": "LSTM", "config": {"name": "memory"}},
        {"class_name": "Dense", "config": {"name": "end", "units": 2}}
        """;
    Path file =
        Files.writeString(
            folder.resolve("model.json"),
            "{\"class_name\": \"Sequential\", \"config\": {\"layers\": [" + layers + "]}}");
    assertRefused(file, "has layers that cannot be had here: Embedding \"words\", LSTM \"memory\"");
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
        "Lambda | 'a': 1 | has a layer that cannot be had here: Lambda \"odd_one\"",
        "Dense | 'units': 2.5 | units 2.5; what can be read is a whole number of at least 1",
        "Dense | 'units': null | units missing or null; what can be read is a whole number of",
        "Dense | 'units': 2, 'activation': 'gelou' | activation gelou; what can be read is linear",
        "Dense | 'units': 2, 'activation': 7 | activation 7; what can be read is a name, or an object",
        "Dense | 'units': 2, 'trainable': 'no' | trainable is \"no\", expected true or false",
        "Dense | 'units': 2, 'use_bias': 1 | use_bias 1; what can be read is true or false",
        "Dense | 'units': 2, 'kernel_regularizer': {'class_name': 'OrthogonalRegularizer'} | l1_l2",
        "Dense | 'units': 2, 'kernel_regularizer': {'class_name': 'L2', 'config': {'l2': -1}} | at least",
        "Dense | 'units': 2, 'kernel_constraint': {'class_name': 'MaxNorm', 'config': {}} | MaxNorm",
        "Dense | 'units': 2, 'lora_rank': 2 | has a lora_rank",
        "Dense | 'units': 2, 'quantization_config': {'class_name': 'Int8QuantizationConfig'} | is quantised",
        "Dense | 'units': 2, 'dtype': {'class_name': 'QuantizedDTypePolicy'} | is quantised",
        "TimeDistributed | 'layer': {'class_name': 'LSTM', 'config': {}} | TimeDistributed \"odd_one\"",
        "Dense | 'units': 2, 'kernel_initializer': 'mine' | kernel_initializer mine; what can be",
        "Dense | 'units': 2, 'kernel_initializer': {'class_name': 'HeNormal', 'config': 3} | a name, or",
        "Conv2D | 'filters': 2, 'kernel_size': [3] | kernel_size [3]; what can be read is 2 numbers",
        "Conv2D | 'filters': 2, 'kernel_size': 3, 'data_format': 'channels_second' | data_format",
        "Conv2D | 'filters': 2, 'kernel_size': 3, 'groups': 3 | groups that divide",
        "Conv2D | 'filters': 2, 'kernel_size': 3, 'padding': 'causal' | valid or same",
        "Conv2D | 'filters': 2, 'kernel_size': 3 | does not fit: Conv2d expects samples of shape",
        "Dropout | 'rate': 1.5 | \"odd_one\" cannot be had: Dropout needs a rate",
        "BatchNormalization | 'axis': 3 | axis 3; samples here have axes 1 to 1, or -1 to -1",
        "BatchNormalization | 'axis': [1, 2] | axis [1,2]; what can be read is one axis",
        "InputLayer | 'batch_shape': [null, 8.5] | batch_shape[1] is 8.5, expected a whole number",
        "InputLayer | 'batch_shape': [null, -4] | batch_shape[1] is -4, expected a whole number of",
        "Reshape | 'target_shape': [3, 3] | Reshape to (3, 3) expects samples of 9 numbers, got (4)"
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
        List.of(new Reshape(Shape.of(2, 2)), new Flatten()),
        KerasFile.read(grey).create(Shape.of(2, 2, 1), 1).layers());
    assertRefused(grey, "reads samples of shape (2, 2), the data has (4)");
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

  /** HDF5 files name no modules, and its options are no layer's usual ones. */
  @Test
  void aSpatialDropoutWithoutAModuleIsALayer() throws IOException {
    String read =
        "[{\"args\": [{\"class_name\": \"__keras_tensor__\", \"config\": {\"keras_history\":"
            + " [\"i\", 0, 0]}}], \"kwargs\": {}}]";
    String layers =
        "{\"class_name\": \"InputLayer\", \"name\": \"i\", \"config\": {\"name\": \"i\","
            + " \"batch_shape\": [null, 4, 3]}, \"inbound_nodes\": []},"
            + " {\"class_name\": \"SpatialDropout1D\", \"name\": \"s\", \"config\": {\"name\": \"s\","
            + " \"dtype\": \"float32\", \"rate\": 0.2}, \"inbound_nodes\": "
            + read
            + "}";
    Path file = folder.resolve("spatial.json");
    Files.writeString(
        file,
        "{\"class_name\": \"Functional\", \"config\": {\"name\": \"f\", \"layers\": ["
            + layers
            + "], \"input_layers\": [[\"i\", 0, 0]], \"output_layers\": [[\"s\", 0, 0]]}}");
    assertEquals(1, KerasFile.read(file).create(Shape.of(4, 3), 1).layers().size());
  }

  /** Also where all that is missing is room that nobody uses. */
  @Test
  void anHdf5FileThatWasCutOffIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(Path.of("src/test/resources/keras/saved/functions.h5"));
    Path cut = folder.resolve("cut.h5");
    for (int missing : new int[] {1, 100, whole.length / 2}) {
      Files.write(cut, Arrays.copyOf(whole, whole.length - missing));
      assertRefused(cut, "was cut off: it has");
    }
  }

  /** Its second place is in none of the files that Keras 3 writes. */
  @ParameterizedTest
  @CsvSource({
    "repeated.h5, repeated.h5 lists the layer \"again\" twice",
    "repeated.keras, repeated.keras/model.weights.h5 has a group \"dense_3\" and no \"dense_2\""
  })
  void aChainThatHoldsALayerTwiceIsRefused(String file, String reason) throws IOException {
    KerasFile read = KerasFile.read(FILES.resolve("saved").resolve(file));
    Exception refused = assertThrows(IOException.class, () -> read.create(Shape.of(3), 1));
    String whole = refused.getMessage();
    assertTrue(whole.contains(reason + ", as Keras 3 leaves it of a Sequential model"), whole);
  }

  @Test
  void fileThatIsNoModelIsNamedForWhatItIs() throws IOException {
    Path missing = folder.resolve("missing.keras");
    assertRefused(missing, "does not exist");
    Path directory = Files.createDirectory(folder.resolve("folder.json"));
    assertRefused(directory, "is a folder, expected a file");
    Path text = Files.write(folder.resolve("text.keras"), "text".getBytes(StandardCharsets.UTF_8));
    assertRefused(text, "does not hold the JSON of a Keras model");
    Path zip = Files.write(folder.resolve("cut.keras"), "PK\3\4".getBytes(StandardCharsets.UTF_8));
    assertRefused(zip, "is no Keras archive, or damaged");
    Path weights = Files.write(folder.resolve("model.weights.h5"), weights());
    assertRefused(weights, "holds the weights of a Keras model alone");
  }

  /** A checksum tells a changed bit even where the numbers still make sense. */
  @Test
  void changedBitInTheWeightsIsRefused() throws IOException {
    byte[] archive = Files.readAllBytes(FILES.resolve("keras3.keras"));
    archive[archive.length / 2] ^= 1;
    Path file = Files.write(folder.resolve("changed.keras"), archive);
    Exception refused =
        assertThrows(IOException.class, () -> KerasFile.read(file).create(SAMPLE, 1));
    assertTrue(refused.getMessage().contains("its checksum is another"), refused.getMessage());
  }
}
