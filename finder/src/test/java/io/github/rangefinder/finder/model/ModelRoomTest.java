package io.github.rangefinder.finder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.layer.ModelRoom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRoomTest {
  private static final Shape IMAGE = Shape.of(12, 12, 3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flatten, dense 900000000, dense",
        "conv 900000000 1x1, flatten, dense",
        "conv 1 40000x40000 same, flatten, dense",
        "separable 500000000 3x3, flatten, dense",
        "convtranspose 8 30000x30000, flatten, dense",
        "conv 1000000 1x1, conv 1000000 1x1, globalavgpool, dense",
      })
  void whatCannotFitIsRefusedBeforeItIsMade(String layers) {
    LayerText text = LayerText.parse(layers);
    var e = assertThrows(LayerTextException.class, () -> text.create(IMAGE, 10, 1));
    assertTrue(e.getMessage().contains("too large") || e.getMessage().contains("tensor holds"));
  }

  /** The count is what is made, wherever more than a sample's numbers are made. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv 6 3x3 groups 3, flatten, dense 7, dense",
        "depthwise 3x3, separable 5 3x3 nobias, convtranspose 4 2x2 stride 2, globalavgpool, dense",
        "residual(conv 3 3x3 same, batchnorm), globalmaxpool, dense 9 nobias, dense",
      })
  void countsTheKernelsThatAreMade(String layers) {
    Network made = LayerText.parse(layers).create(IMAGE, 10, 1);
    double counted = 0;
    for (Node node : made.nodes()) {
      if (!node.isInput()) {
        counted += node.layer().weightCount(node.inputs().stream().map(Node::shape).toList());
      }
    }
    long kernels =
        made.parameters().stream()
            .filter(parameter -> parameter.name().contains("kernel"))
            .mapToLong(parameter -> parameter.data().shape().size())
            .sum();
    assertEquals(kernels, counted);
  }

  @Test
  void aBatchCountsToo() {
    Node output =
        Node.input(Shape.of(8)).then(List.of(new io.github.rangefinder.engine.layer.Dense(1000)));
    assertEquals(Optional.empty(), ModelRoom.lack(output, 100));
    assertTrue(ModelRoom.lack(output, Integer.MAX_VALUE).isPresent());
  }
}
