package io.github.rangefinder.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final Shape IMAGE = Shape.of(6, 6, 2);
  private static final List<Layer> LAYERS =
      List.of(new Conv2d(3, 3), Activation.RELU, new Flatten(), new Dense(5));

  @Test
  void restoreBringsBackEveryBit() {
    Network model = Network.sequential(IMAGE, LAYERS, 1);
    randomize(model);
    model.parameters().get(0).data().data()[0] = Float.NaN;
    model.parameters().get(1).data().data()[1] = -0f;
    List<float[]> before = values(model);
    Network.Snapshot snapshot = model.snapshot();

    for (int repeat = 0; repeat < 2; repeat++) { // a snapshot stays usable
      model.parameters().forEach(p -> Arrays.fill(p.data().data(), 7));
      model.restore(snapshot);
      assertSame(before, values(model));
    }
  }

  @Test
  void snapshotOfAnotherModelIsRejected() {
    Network model = Network.sequential(IMAGE, LAYERS, 1);
    List<Layer> fewer = List.of(new Flatten(), new Dense(5));
    List<Layer> other = List.of(new Conv2d(3, 3), new Flatten(), new Dense(6));
    List<float[]> before = values(model);
    for (List<Layer> layers : List.of(fewer, other)) {
      Network.Snapshot snapshot = Network.sequential(IMAGE, layers, 1).snapshot();
      assertThrows(IllegalArgumentException.class, () -> model.restore(snapshot));
      assertSame(before, values(model));
    }
  }

  @Test
  void seedDecidesEveryBit() {
    List<float[]> values = values(Network.sequential(IMAGE, LAYERS, 42));
    assertSame(values, values(Network.sequential(IMAGE, LAYERS, 42)));
    List<float[]> others = values(Network.sequential(IMAGE, LAYERS, 43));
    for (int kernel = 0; kernel < values.size(); kernel += 2) {
      assertFalse(Arrays.equals(values.get(kernel), others.get(kernel)));
    }
  }

  /** Each layer draws from a generator of its own. */
  @Test
  void layersOfOneKindStartDifferently() {
    Network model = Network.sequential(Shape.of(4), List.of(new Dense(4), new Dense(4)), 1);
    List<float[]> values = values(model);
    assertFalse(Arrays.equals(values.get(0), values.get(2)));
  }

  @Test
  void shapesAndParametersFollowFromTheLayers() {
    Network model = Network.sequential(IMAGE, LAYERS, 1);
    assertEquals(IMAGE, model.inputShape());
    assertEquals(Shape.of(5), model.outputShape());
    assertEquals(
        List.of(Shape.of(3, 3, 2, 3), Shape.of(3), Shape.of(48, 5), Shape.of(5)),
        model.parameters().stream().map(p -> p.data().shape()).toList());
  }

  @Test
  void layerThatCannotReadWhatComesBeforeItIsRejected() {
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> Network.sequential(IMAGE, List.of(new Conv2d(3, 3), new Conv2d(3, 5)), 1));
    assertTrue(thrown.getMessage().contains("Conv2d with a 5 x 5 kernel expects"));
    assertTrue(thrown.getMessage().contains("(4, 4, 3)"), thrown.getMessage());
  }

  @Test
  void modelWithoutLayersIsRejected() {
    assertThrows(IllegalArgumentException.class, () -> Network.sequential(IMAGE, List.of(), 1));
  }

  private static void randomize(Network model) {
    SplittableRandom random = TestSeed.random();
    for (Parameter parameter : model.parameters()) {
      ProbedModel.set(parameter, TestSeed.floats(random, parameter.data().shape().size()));
    }
  }

  private static List<float[]> values(Network model) {
    return model.parameters().stream().map(p -> p.data().data().clone()).toList();
  }

  private static void assertSame(List<float[]> expected, List<float[]> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i));
    }
  }
}
