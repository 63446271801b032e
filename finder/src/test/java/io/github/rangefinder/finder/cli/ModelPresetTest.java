package io.github.rangefinder.finder.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.model.Sequential;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
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

  @Test
  void numbersToPredictComeWithoutASoftmax() {
    TargetValues targets = new TargetValues(FloatRows.of(new float[6], 3));
    List<Layer> layers = ModelPreset.MLP.layers(targets);
    assertEquals(new Dense(3), layers.get(layers.size() - 1));
  }

  @Test
  void theConvnetIsForImagesThatItCanHalveTwice() {
    List<Layer> layers = ModelPreset.CONVNET.layers(new Labels(new int[1], 2));
    new Sequential(Shape.of(10, 12, 3), layers, 1);
    assertThrows(
        IllegalArgumentException.class, () -> new Sequential(Shape.of(9, 12, 3), layers, 1));
    assertEquals(ModelPreset.CONVNET, ModelPreset.suiting(Shape.of(10, 12, 3)));
    assertEquals(ModelPreset.MLP, ModelPreset.suiting(Shape.of(9, 12, 3)));
    assertEquals(ModelPreset.MLP, ModelPreset.suiting(Shape.of(784)));
  }
}
