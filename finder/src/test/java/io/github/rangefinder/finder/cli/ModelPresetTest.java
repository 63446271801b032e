package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.model.Sequential;
import io.github.rangefinder.engine.tensor.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPresetTest {
  /** The numbers are those of Keras's {@code model.summary()}, or width x height + 1 by hand. */
  @ParameterizedTest
  @CsvSource({"CONVNET, 462858", "MLP, 407050"})
  void hasTheParametersItShould(ModelPreset preset, int count) {
    Sequential model =
        new Sequential(Shape.of(28, 28, 1), preset.layers(new Labels(new int[1], 10)), 42);
    assertEquals(Shape.of(10), model.outputShape());
    assertEquals(
        count,
        model.parameters().stream().mapToInt(parameter -> parameter.value().shape().size()).sum());
  }
}
