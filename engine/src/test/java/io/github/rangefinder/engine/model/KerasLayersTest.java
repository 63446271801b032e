package io.github.rangefinder.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and gradients of each layer beside Keras's, which computed them in double precision. */
class KerasLayersTest {
  private static final Map<String, Layer> LAYERS = KerasLayers.all();

  static Stream<KerasCase> cases() throws IOException {
    return KerasCase.all().stream();
  }

  @Test
  void eachLayerHasItsNumbers() {
    assertEquals(
        LAYERS.keySet(), names(), "the layers of KerasLayers and those of keras/layers.json");
  }

  private static Set<String> names() {
    try {
      return cases().map(KerasCase::name).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void valuesAndGradientsAreKerass(KerasCase one) {
    Layer layer = LAYERS.get(one.name());
    assertEquals(Shape.of(one.outputShape()), layer.outputShape(List.of(one.sample())), one.name());
    // A softmax at the very end would go to the loss.
    ProbedModel model = new ProbedModel(one.sample(), one.batch(), List.of(layer, new Flatten()));
    List<Parameter> all = model.model.allParameters();
    List<Parameter> parameters = all.subList(1, all.size());
    setWeights(one, parameters);
    close(one.y(), one.ofTraining() ? model.forward(one.x()) : model.infer(one.x()));
    if (one.name().endsWith("inference")) {
      return;
    }
    model.forward(one.x());
    close(one.dx(), model.backward(one.dy()));
    for (int i = 0; i < one.gradients().length; i++) {
      Parameter parameter = parameters.get(i);
      if (one.gradients()[i] == null) {
        assertNull(parameter.gradient());
      } else {
        close(one.gradients()[i], parameter.gradient().data());
      }
    }
  }

  private static void setWeights(KerasCase one, List<Parameter> parameters) {
    assertEquals(one.weights().length, parameters.size(), "weights");
    for (int i = 0; i < one.weights().length; i++) {
      float[] values = one.weights()[i].values();
      assertEquals(values.length, parameters.get(i).data().shape().size());
      ProbedModel.set(parameters.get(i), values);
    }
  }

  private static void close(double[] wanted, float[] got) {
    assertEquals(wanted.length, got.length);
    double largest = Arrays.stream(wanted).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], got[i], 1e-6 * Math.abs(wanted[i]) + 2e-6 * largest, "element " + i);
    }
  }
}
