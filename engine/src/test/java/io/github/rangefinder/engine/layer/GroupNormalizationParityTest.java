package io.github.rangefinder.engine.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Channels last run on vectors, channels first on the plain loops: both normalise the same values.
 */
@NeedsVectorKernels
class GroupNormalizationParityTest {
  private static final int SAMPLES = 19;
  private static final int POSITIONS = 37;
  private static final float TOLERANCE = 2e-5f;

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 3", "5, 1", "12, 3", "20, 20", "48, 16", "64, 8", "100, 4"})
  void groupsOfTheLastAxisAreThoseOfTheFirst(int channels, int groups) {
    Shape last = Shape.of(POSITIONS, channels);
    Shape first = Shape.of(channels, POSITIONS);
    try (Workers workers = new Workers(2)) {
      LayerRun fast = run(new GroupNormalization(groups), last, workers);
      LayerRun plain = run(new GroupNormalization(groups, 0, 1e-3, true, true), first, workers);
      fast.randomize(TestSeed.random(), -1);
      plain.copyFrom(fast);
      transpose(fast.inputs.get(0).data().data(), channels, plain.inputs.get(0).data().data());
      transpose(fast.output.gradient().data(), channels, plain.output.gradient().data());

      fast.forward(SAMPLES, true);
      plain.forward(SAMPLES, true);
      float[] expected = plain.output.data().data();
      float[] actual = new float[expected.length];
      transpose(fast.output.data().data(), channels, actual);
      assertArrayEquals(expected, actual, TOLERANCE);

      fast.backward();
      plain.backward();
      List<float[]> gradients = plain.gradients();
      transpose(fast.gradients().get(0), channels, actual);
      assertArrayEquals(gradients.get(0), actual, TOLERANCE);
      for (int parameter = 1; parameter < gradients.size(); parameter++) {
        float[] sums = fast.gradients().get(parameter); // of SAMPLES * POSITIONS products
        assertArrayEquals(gradients.get(parameter), sums, 20 * TOLERANCE);
      }
    }
  }

  private static LayerRun run(GroupNormalization layer, Shape shape, Workers workers) {
    return new LayerRun(layer, List.of(shape), SAMPLES, true, false, workers);
  }

  /** in (samples, positions, channels) -> out (samples, channels, positions). */
  private static void transpose(float[] in, int channels, float[] out) {
    for (int sample = 0; sample < SAMPLES; sample++) {
      int at = sample * POSITIONS * channels;
      for (int position = 0; position < POSITIONS; position++) {
        for (int channel = 0; channel < channels; channel++) {
          out[at + channel * POSITIONS + position] = in[at + position * channels + channel];
        }
      }
    }
  }
}
