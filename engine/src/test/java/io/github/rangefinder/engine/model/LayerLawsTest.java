package io.github.rangefinder.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.data.Shuffle;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any weights and any input. */
class LayerLawsTest {
  private static final int BATCH = 10;

  private final SplittableRandom random = TestSeed.random();

  @ParameterizedTest
  @EnumSource
  void convolutionIsLinearInItsWeights(Padding padding) {
    ProbedModel model = model(Shape.of(8, 7, 3), new Conv2d(5, 3, 1, padding));
    float[] x = model.randomInput(random);
    float[] first = TestSeed.floats(random, 3 * 3 * 3 * 5);
    float[] second = TestSeed.floats(random, first.length);
    float[] firstOutput = convolve(model, first, x);
    float[] secondOutput = convolve(model, second, x);

    float[] output = convolve(model, combination(2, first, -3, second), x);

    assertArrayEquals(combination(2, firstOutput, -3, secondOutput), output, 1e-4f);
  }

  private static float[] convolve(ProbedModel model, float[] kernel, float[] x) {
    ProbedModel.set(model.parameters().get(0), kernel);
    return model.forward(x);
  }

  private static float[] combination(float a, float[] x, float b, float[] y) {
    float[] sum = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      sum[i] = a * x[i] + b * y[i];
    }
    return sum;
  }

  /** ⟨y, conv(x)⟩ = ⟨convᵀ(y), x⟩: backward is the adjoint of forward, not only near it. */
  @ParameterizedTest
  @CsvSource({"1, VALID", "1, SAME", "2, VALID", "2, SAME", "3, SAME"})
  void convolutionsInputGradientIsItsAdjoint(int stride, Padding padding) {
    ProbedModel model = model(Shape.of(8, 7, 3), new Conv2d(5, 3, stride, padding));
    ProbedModel.set(model.parameters().get(0), TestSeed.floats(random, 3 * 3 * 3 * 5));
    float[] x = model.randomInput(random);
    float[] y = model.randomOutputGradient(random);
    double forward = dot(y, model.forward(x));
    assertEquals(forward, dot(model.backward(y), x), 1e-3);
  }

  @Test
  void convolutionWithAOneInItsMiddleIsTheIdentity() {
    ProbedModel model = model(Shape.of(8, 7, 3), new Conv2d(3, 3, 1, Padding.SAME));
    float[] kernel = new float[3 * 3 * 3 * 3];
    for (int c = 0; c < 3; c++) {
      kernel[(4 * 3 + c) * 3 + c] = 1;
    }
    float[] x = model.randomInput(random);
    assertArrayEquals(x, convolve(model, kernel, x));
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "3, 3", "3, 2", "3, 1", "2, 3"})
  void maxPoolHandsOnAllOfTheGradient(int pool, int stride) {
    ProbedModel model = model(Shape.of(9, 8, 3), new MaxPool2d(pool, stride));
    model.forward(model.randomInput(random));
    float[] outputGradient = model.randomOutputGradient(random);
    float[] inputGradient = model.backward(outputGradient);
    assertEquals(sum(outputGradient), sum(inputGradient), 1e-4);
  }

  @Test
  void fusedMaxPoolHandsOnAllOfTheGradient() {
    Conv2d identity = new Conv2d(3, 1);
    ProbedModel model = model(Shape.of(9, 8, 3), identity, new MaxPool2d(2));
    ProbedModel.set(model.parameters().get(0), 1, 0, 0, 0, 1, 0, 0, 0, 1);
    model.forward(model.randomInput(random));
    float[] outputGradient = model.randomOutputGradient(random);
    float[] inputGradient = model.backward(outputGradient);
    assertEquals(sum(outputGradient), sum(inputGradient), 1e-4);
  }

  @ParameterizedTest
  @ValueSource(floats = {1, 30, 1000})
  void softmaxRowsSumToOne(float scale) {
    ProbedModel model = model(Shape.of(13), new Softmax(), new Flatten());
    float[] x = model.randomInput(random);
    for (int i = 0; i < x.length; i++) {
      x[i] *= scale;
    }
    float[] output = model.forward(x);
    for (int row = 0; row < BATCH; row++) {
      double sum = 0;
      for (int i = row * 13; i < (row + 1) * 13; i++) {
        assertTrue(output[i] >= 0);
        sum += output[i];
      }
      assertEquals(1, sum, 1e-6);
    }
  }

  @Test
  void denseWithTheIdentityIsTheIdentity() {
    ProbedModel model = model(Shape.of(37), new Dense(37));
    float[] identity = new float[37 * 37];
    for (int i = 0; i < 37; i++) {
      identity[i * 37 + i] = 1;
    }
    ProbedModel.set(model.parameters().get(0), identity);
    float[] x = model.randomInput(random);
    assertArrayEquals(x, model.forward(x));
    float[] outputGradient = model.randomOutputGradient(random);
    assertArrayEquals(outputGradient, model.backward(outputGradient));
  }

  @Test
  void samplesInAnotherOrderGiveTheirOutputsAndGradientsInThatOrder() {
    ProbedModel model =
        model(
            Shape.of(12, 12, 1),
            new Conv2d(6, 3),
            Activation.RELU,
            new MaxPool2d(2),
            new Conv2d(7, 3),
            new MaxPool2d(2, 1),
            new Flatten(),
            new Dense(9),
            Activation.SIGMOID,
            new Softmax(),
            new Dense(4));
    model.randomize(random);
    float[] x = model.randomInput(random);
    float[] outputGradient = model.randomOutputGradient(random);
    float[] output = model.forward(x);
    float[] inputGradient = model.backward(outputGradient);
    int[] order = Shuffle.order(BATCH, random.nextLong(), 0);

    assertArrayEquals(permuted(output, order), model.forward(permuted(x, order)), 1e-6f);
    assertArrayEquals(
        permuted(inputGradient, order), model.backward(permuted(outputGradient, order)), 1e-6f);
  }

  private static float[] permuted(float[] rows, int[] order) {
    int width = rows.length / order.length;
    float[] permuted = new float[rows.length];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(rows, order[i] * width, permuted, i * width, width);
    }
    return permuted;
  }

  private static double dot(float[] x, float[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (double) x[i] * y[i];
    }
    return sum;
  }

  private static double sum(float[] x) {
    double sum = 0;
    for (float value : x) {
      sum += value;
    }
    return sum;
  }

  private static ProbedModel model(Shape sample, Layer... layers) {
    return new ProbedModel(sample, BATCH, List.of(layers));
  }
}
