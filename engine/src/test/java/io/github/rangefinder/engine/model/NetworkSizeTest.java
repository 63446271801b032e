package io.github.rangefinder.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.tensor.Shape;
import org.junit.jupiter.api.Test;

class NetworkSizeTest {
  /** Input and three values, of which two have a gradient: the view has the floats of its input. */
  @Test
  void valuesAndGradientsOfABatchAreCounted() {
    Node input = Node.input(Shape.of(2, 3)).then(new Flatten());
    Network network = new Network(input.then(new Dense(4), new Dense(5)), 1);
    assertEquals((6 + 2 * 4 + 2 * 5) * 7 * Float.BYTES, NetworkSize.bytesOfValues(network, 7));
  }
}
