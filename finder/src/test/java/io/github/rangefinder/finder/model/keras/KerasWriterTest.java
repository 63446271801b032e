package io.github.rangefinder.finder.model.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Add;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Celu;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.GatedLinearUnit;
import io.github.rangefinder.engine.layer.HardShrink;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.SmoothActivation;
import io.github.rangefinder.engine.layer.SoftShrink;
import io.github.rangefinder.engine.layer.Squareplus;
import io.github.rangefinder.engine.layer.Threshold;
import io.github.rangefinder.engine.loss.Penalty;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KerasWriterTest {
  private static final Shape SAMPLE = Shape.of(6, 6, 2);

  @TempDir private Path folder;

  /** A graph with a shared layer, a frozen one and a penalty. */
  private static Network graph(long seed) {
    Node x =
        Node.input(SAMPLE).then(new Conv2d(4, 3, 1, Padding.SAME)).penalized(0, new Penalty(0, 1));
    Node shared = x.then(new Conv2d(4, 1, 1, Padding.SAME));
    Node twice = shared.again(shared);
    Node frozen = twice.then(new BatchNormalization()).frozen().then(Activation.RELU);
    return new Network(Node.of(new Add(), x, frozen).then(new Flatten(), new Dense(3)), seed);
  }

  private static void assertSame(Network expected, Network read) {
    assertEquals(expected.layers(), read.layers());
    assertEquals(expected.parameters().size(), read.parameters().size());
    assertEquals(expected.penalized().size(), read.penalized().size());
    List<float[]> values = expected.snapshot().values();
    for (int i = 0; i < values.size(); i++) {
      assertArrayEquals(values.get(i), read.snapshot().values().get(i));
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path file = folder.resolve("graph.keras");
    Network graph = graph(1);
    KerasWriter.write(file, graph);
    assertSame(graph, KerasFile.read(file).create(SAMPLE, 2));
    Network chain =
        Network.sequential(SAMPLE, List.of(new Conv2d(3, 3), new Flatten(), new Dense(2)), 3);
    KerasWriter.write(file, chain);
    assertSame(chain, KerasFile.read(file).create(SAMPLE, 4));
  }

  /** Those that Keras has no layer for, with numbers of their own, are functions of keras.ops. */
  @Test
  void activationsWithNumbersAreWritten() throws IOException {
    List<Layer> activations =
        List.of(
            new Celu(0.7f),
            new Squareplus(2),
            new HardShrink(0.25f),
            new SoftShrink(0.125f),
            new Threshold(0.1f, -1),
            SmoothActivation.GELU_TANH,
            new GatedLinearUnit());
    List<Layer> layers = new ArrayList<>(List.of(new Flatten(), new Dense(6)));
    for (Layer activation : activations) {
      layers.add(activation);
      layers.add(new Dense(4));
    }
    Network network = Network.sequential(SAMPLE, layers, 1);
    Path file = folder.resolve("activations.keras");
    KerasWriter.requireWritable(network);
    KerasWriter.write(file, network);
    assertSame(network, KerasFile.read(file).create(SAMPLE, 2));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void weightsThatAreNotFiniteAreNamed(float value) throws IOException {
    Path file = folder.resolve("diverged.keras");
    Network diverged = Network.sequential(SAMPLE, List.of(new Flatten(), new Dense(2)), 3);
    diverged.parameters().get(1).data().data()[1] = value;
    KerasWriter.write(file, diverged);
    KerasFile read = KerasFile.read(file);
    String refused =
        assertThrows(DataFormatException.class, () -> read.create(SAMPLE, 1)).getMessage();
    assertTrue(
        refused.endsWith(
            "holds %s in dense bias of the layer \"dense\", expected finite numbers"
                .formatted(value)),
        refused);
    Path numpy = folder.resolve("diverged.npz");
    WeightsFile.write(numpy, diverged);
    assertEquals(
        "%s holds %s in param_1, expected finite numbers, of the layer \"dense\""
            .formatted(numpy, value),
        assertThrows(IOException.class, () -> WeightsFile.read(numpy, diverged))
            .getMessage()
            .replaceFirst("; .*", ""));
  }

  @Test
  void weightsOfKerasAreReadIntoANetworkDescribedOtherwise() throws IOException {
    Path file = folder.resolve("weights.keras");
    Network graph = graph(1);
    WeightsFile.write(file, graph);
    Network other = graph(2);
    WeightsFile.read(file, other);
    assertSame(graph, other);
    Network wider = Network.sequential(SAMPLE, List.of(new Flatten(), new Dense(5)), 1);
    IOException refused = assertThrows(IOException.class, () -> WeightsFile.read(file, wider));
    assertTrue(
        refused.getMessage().contains("has weights of 4 layers, the model has 1 with weights"),
        refused.getMessage());
  }

  @Test
  void otherEndingsAreRefused() {
    SettingException refused =
        assertThrows(
            SettingException.class,
            () -> WeightsFile.requireWritable(folder.resolve("w.pt"), graph(1)));
    assertTrue(refused.getMessage().contains("must end in .npz or .keras"), refused.getMessage());
  }
}
