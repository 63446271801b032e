package io.github.rangefinder.finder.model.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Add;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.loss.Penalty;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
