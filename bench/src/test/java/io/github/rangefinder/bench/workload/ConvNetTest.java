package io.github.rangefinder.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.tensor.Shape;
import org.junit.jupiter.api.Test;

class ConvNetTest {
  @Test
  void hasTheWeightsOfTheArticle() {
    int convolutions = 9 * 32 + 32 + 9 * 32 * 64 + 64;
    int dense = 1600 * 256 + 256 + 256 * 128 + 128 + 128 * 10 + 10;
    assertEquals(convolutions + dense, ConvNet.parameterCount());
  }

  @Test
  void countsTwoOperationsForEachMultiplyAdd() {
    assertEquals(2 * 128 * 10, ConvNet.forwardFlop(new Dense(10), Shape.of(128)));
    assertEquals(
        2.0 * 26 * 26 * 9 * 32, ConvNet.forwardFlop(ConvNet.FIRST_CONVOLUTION, ConvNet.INPUT));
  }

  @Test
  void aStepIsThreeProductsForEachLayerButTheFirst() {
    double first = 26 * 26 * 9 * 32;
    double others = 11 * 11 * 9 * 32 * 64 + 1600 * 256 + 256 * 128 + 128 * 10;
    assertEquals(2 * 250 * (2 * first + 3 * others), ConvNet.stepFlop(250));
  }
}
