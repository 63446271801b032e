package io.github.rangefinder.finder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Add;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The summary of a network with a branch and a layer that is used twice. */
class ModelSummaryTest {
  @Test
  void saysWhatEachLayerReadsMakesAndLearns() {
    Node input = Node.input(Shape.of(1600));
    Node hidden = input.then(new Dense(4), Activation.RELU);
    Node sum = Node.of(new Add(), hidden.then(new Dense(4)), hidden);
    Network network = new Network(sum.then(new Dense(3)), 1);
    assertEquals(
        List.of(
            "   layer  reads  output  parameters",
            "0  input         (1600)",
            "1  Dense         (4)          6,404",
            "2  relu          (4)",
            "3  Dense         (4)             20",
            "4  Add    3, 2   (4)",
            "5  Dense         (3)             15"),
        ModelSummary.lines(network));
    assertEquals(6_404 + 20 + 15, ModelSummary.parameters(network));
  }
}
