package io.github.rangefinder.finder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPresetTest {
  private static Network create(ModelPreset preset, Shape sample) {
    return LayerText.parse(preset.layers()).create(sample, 10, 42);
  }

  /** The numbers are those of Keras's {@code model.summary()}, or width x height + 1 by hand. */
  @ParameterizedTest
  @CsvSource({"CONVNET, 462858", "MLP, 407050"})
  void hasTheParametersItShould(ModelPreset preset, int count) {
    Network model = create(preset, Shape.of(28, 28, 1));
    assertEquals(Shape.of(10), model.outputShape());
    assertEquals(
        count,
        model.parameters().stream().mapToInt(parameter -> parameter.data().shape().size()).sum());
  }

  @Test
  void theConvnetIsForImagesThatItCanHalveTwice() {
    create(ModelPreset.CONVNET, Shape.of(10, 12, 3));
    assertThrows(
        IllegalArgumentException.class, () -> create(ModelPreset.CONVNET, Shape.of(9, 12, 3)));
    assertEquals(ModelPreset.CONVNET, ModelPreset.suiting(Shape.of(10, 12, 3)));
    assertEquals(ModelPreset.MLP, ModelPreset.suiting(Shape.of(9, 12, 3)));
    assertEquals(ModelPreset.MLP, ModelPreset.suiting(Shape.of(784)));
  }
}
