package io.github.rangefinder.finder.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.keras.KerasFile;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.setting.UnsuitableFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights of a model taken over by one with another head, and layers that do not learn. */
class TransferTest {
  private static final String LAYERS =
      "conv 4 3x3 nobias, batchnorm, relu, globalavgpool, dense 6 relu, dense";
  private static final Shape SAMPLE = Shape.of(6, 6, 2);

  @TempDir private Path folder;

  private Network trained;

  /** The same weights in each kind of file that can hold them. */
  @BeforeEach
  void write() throws IOException {
    trained = LayerText.parse(LAYERS).create(SAMPLE, 10, 1);
    WeightsFile.write(folder.resolve("w.npz"), trained);
    WeightsFile.write(folder.resolve("w.keras"), trained);
    keep("model.weights.h5", "w.weights.h5");
    keep("config.json", "model.json");
  }

  private void keep(String entry, String name) throws IOException {
    try (ZipFile zip = new ZipFile(folder.resolve("w.keras").toFile())) {
      Files.copy(zip.getInputStream(zip.getEntry(entry)), folder.resolve(name));
    }
  }

  private Network create(String model, int outputs, InitialWeights weights) throws IOException {
    return new ModelChoice(model).create(SAMPLE, outputs, "the data", 7, weights).network();
  }

  private InitialWeights of(String file, boolean exceptLast, String... frozen) {
    return new InitialWeights(folder.resolve(file).toString(), exceptLast, List.of(frozen));
  }

  private static void assertSame(List<Parameter> expected, List<Parameter> got) {
    assertEquals(expected.size(), got.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i).data().data(), got.get(i).data().data());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"w.npz", "w.keras", "w.weights.h5"})
  void headOfAnotherSizeIsSaidSoAndTheRestCanBeKept(String file) throws IOException {
    assertSame(trained.allParameters(), create(LAYERS, 10, of(file, false)).allParameters());
    IOException refused = assertThrows(IOException.class, () -> create(LAYERS, 5, of(file, false)));
    assertTrue(refused.getMessage().contains("dense_1"), refused.getMessage());
    assertTrue(refused.getMessage().contains("(6, 10)"), refused.getMessage());

    Network other = create(LAYERS, 5, of(file, true));
    List<Parameter> all = other.allParameters();
    int head = all.size() - 2;
    assertSame(trained.allParameters().subList(0, head), all.subList(0, head));
    Network fresh = create(LAYERS, 5, new InitialWeights(null));
    assertSame(fresh.allParameters().subList(head, head + 2), all.subList(head, head + 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"w.npz", "w.keras"})
  void sentenceNamesTheSettingThatKeepsTheRest(String file) {
    UnsuitableFileException refused =
        assertThrows(UnsuitableFileException.class, () -> create(LAYERS, 5, of(file, false)));
    assertTrue(refused.getMessage().contains("exceptLast takes all but"), refused.getMessage());
    assertTrue(refused.getMessage().contains(folder.resolve(file).toString()));
  }

  @Test
  void otherLayersThanTheLastAreNoMatterOfTheHead() {
    String wider = LAYERS.replace("conv 4", "conv 8");
    IOException refused =
        assertThrows(IOException.class, () -> create(wider, 10, of("w.keras", true)));
    assertTrue(refused.getMessage().contains("for the layer \"conv2d\""), refused.getMessage());
    assertFalse(refused.getMessage().contains("exceptLast"), refused.getMessage());
    String deeper = LAYERS.replace("dense 6", "dense 6, dense 6");
    refused = assertThrows(IOException.class, () -> create(deeper, 10, of("w.keras", true)));
    assertTrue(refused.getMessage().contains("of 4 layers, the model has 5"), refused.getMessage());
  }

  /** Weights alone, for the layers of a JSON. */
  @Test
  void weightsOfKerasAreReadIntoTheModelOfItsJson() throws IOException {
    String json = folder.resolve("model.json").toString();
    assertSame(
        trained.allParameters(), create(json, 10, of("w.weights.h5", false)).allParameters());
    assertEquals(SAMPLE, new ModelChoice(json).ownShape(1).orElseThrow());
  }

  @Test
  void weightsOfModelsInModelsAreReadFromAFileOfWeightsAlone() throws IOException {
    Path nested = Path.of("src", "test", "resources", "keras", "zoo", "nested.keras");
    try (ZipFile zip = new ZipFile(nested.toFile());
        OutputStream out = Files.newOutputStream(folder.resolve("only.h5"));
        OutputStream json = Files.newOutputStream(folder.resolve("nested.json"))) {
      zip.getInputStream(zip.getEntry("model.weights.h5")).transferTo(out);
      zip.getInputStream(zip.getEntry("config.json")).transferTo(json);
    }
    ModelChoice choice = new ModelChoice(folder.resolve("nested.json").toString());
    Shape sample = choice.ownShape(1).orElseThrow();
    assertSame(
        KerasFile.read(nested).create(sample, 1).allParameters(),
        choice.create(sample, 10, "the data", 7, of("only.h5", false)).network().allParameters());
  }

  /** A layer that stands in several models of a file has a name in each. */
  @ParameterizedTest
  @ValueSource(strings = {"left/both", "right/both", "both"})
  void sharedLayerIsFrozenByAnyOfItsNames(String name) throws IOException {
    String file = "src/test/resources/keras/zoo/shared_between.keras";
    InitialWeights weights = new InitialWeights(null, false, List.of(name));
    DescribedModel described = new ModelChoice(file).create(Shape.of(5), 4, "the data", 7, weights);
    Network made = described.network();
    int learned = made.parameters().stream().mapToInt(p -> p.data().shape().size()).sum();
    assertEquals(94 - 30, learned, "all but the layer's 30");
    assertEquals(learned, described.summary().counts().learned());
    List<String> lines = described.summary().lines();
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("right/both ")), lines::toString);
  }

  @Test
  void modelInTheModelIsFrozenWithWhatItShares() throws IOException {
    String file = "src/test/resources/keras/zoo/shared_between.keras";
    InitialWeights weights = new InitialWeights(null, false, List.of("right"));
    Network made = new ModelChoice(file).create(Shape.of(5), 4, "the data", 7, weights).network();
    assertEquals(2, made.parameters().size(), "those of dense_1");
  }

  /** A batch normalisation that is frozen keeps its statistics, which are never learned. */
  @Test
  void allButTheLastLayerCanBeFrozen() throws IOException {
    Network network = create(LAYERS, 5, of("w.keras", true, "all-but-last"));
    List<Parameter> all = network.allParameters();
    assertEquals(all.subList(all.size() - 2, all.size()), network.parameters());
    assertSame(trained.allParameters().subList(0, 7), all.subList(0, 7));
  }

  @Test
  void layersAreFrozenByTheirNames() throws IOException {
    InitialWeights weights = new InitialWeights(null, false, List.of("conv2d", "dense"));
    Network network = create(LAYERS, 5, weights);
    assertEquals(4, network.parameters().size()); // gamma, beta, kernel and bias of dense_1
    Network same = create(LAYERS, 5, new InitialWeights(null));
    assertSame(same.allParameters(), network.allParameters());
  }

  @ParameterizedTest
  @ValueSource(strings = {"conv2d_9", "conv2d,batch_normalization,dense,dense_1", "relu", ""})
  void namesOfNoLayerAndAllLayersAreRefused(String names) {
    InitialWeights weights = new InitialWeights(null, false, Arrays.asList(names.split(",", -1)));
    SettingException refused =
        assertThrows(SettingException.class, () -> create(LAYERS, 5, weights));
    assertTrue(refused.getMessage().startsWith("freeze"), refused.getMessage());
    assertTrue(refused.getMessage().contains("conv2d, batch_normalization, dense, dense_1"));
  }

  @Test
  void leavingOutTheLastNeedsAFile() {
    SettingException refused =
        assertThrows(SettingException.class, () -> new InitialWeights(null, true, List.of()));
    assertEquals("exceptLast is for a file of weights, and none is given", refused.getMessage());
  }

  @Test
  void archiveWithoutLayersHoldsNeither() throws IOException {
    Path file = folder.resolve("odd.keras");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("note.txt"));
    }
    assertFalse(KerasFile.holdsModel(file));
    assertFalse(KerasFile.holdsWeights(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bad.npz", "bad.keras"})
  void weightsThatNobodyCanGoOnFromAreRefused(String name) throws IOException {
    List<Parameter> all = trained.allParameters();
    all.get(all.size() - 2).data().data()[3] = Float.NaN;
    Path file = folder.resolve(name);
    WeightsFile.write(file, trained);
    for (ModelChoice choice :
        name.endsWith(".keras")
            ? List.of(new ModelChoice(LAYERS), new ModelChoice(file.toString()))
            : List.of(new ModelChoice(LAYERS))) {
      InitialWeights weights = choice.isFile() ? new InitialWeights(null) : of(name, false);
      String message =
          assertThrows(IOException.class, () -> choice.create(SAMPLE, 10, "the data", 7, weights))
              .getMessage();
      assertTrue(message.startsWith(file.toString()), message);
      assertTrue(message.contains(" holds NaN in "), message);
      assertTrue(message.contains(", expected finite numbers"), message);
      assertTrue(message.contains(" of the layer \"dense_1\""), message);
    }
  }
}
