package io.github.rangefinder.finder.model.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Add;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The summary of networks with a branch and a layer that is used twice. */
class ModelSummaryTest {
  @Test
  void saysWhatEachLayerReadsMakesAndLearns() {
    Node input = Node.input(Shape.of(1600));
    Node hidden = input.then(new Dense(4), Activation.RELU);
    Node sum = Node.of(new Add(), hidden.then(new Dense(4)), hidden);
    ModelSummary summary = ModelSummary.of(new Network(sum.then(new Dense(3)), 1));
    assertEquals(
        List.of(
            "layer        type        output        parameters  multiply-adds  reads",
            "input_layer  InputLayer  (None, 1600)",
            "dense        Dense       (None, 4)          6,404          6,400  input_layer",
            "activation   Activation  (None, 4)                                dense",
            "dense_1      Dense       (None, 4)             20             16  activation",
            "add          Add         (None, 4)                                dense_1, activation",
            "dense_2      Dense       (None, 3)             15             12  add"),
        summary.lines());
    assertEquals(6_404 + 20 + 15, summary.counts().parameters());
    assertEquals(6_400 + 16 + 12, summary.counts().multiplyAdds());
  }

  /**
   * What has a name of its own takes what stands behind it without one; shared weights count once.
   */
  @Test
  void layersOfAFileAreRowsAndEachCallOfOneIsARow() {
    Node first = Node.input(Shape.of(4)).then(new Dense(4)).named("d");
    Node twice = first.then(Activation.RELU);
    Node again = first.again(twice).then(Activation.RELU);
    List<String> lines = ModelSummary.of(new Network(again, 1)).lines();
    assertEquals(4, lines.size());
    assertTrue(lines.get(2).matches("d +Dense +\\(None, 4\\) +20 +16 +input_layer"), lines.get(2));
    assertTrue(lines.get(3).matches("d +Dense +\\(None, 4\\) +16 +d"), lines.get(3));
  }
}
