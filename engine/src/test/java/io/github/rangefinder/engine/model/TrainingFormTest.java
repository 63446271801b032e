package io.github.rangefinder.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layers that do one thing in training and another in inference. */
@ExtendWith(TestSeed.class)
class TrainingFormTest {
  private static final int BATCH = 100;
  private static final int WIDTH = 100;
  private static final Shape ROW = Shape.of(WIDTH);

  private static Plan plan(long seed, Layer... layers) {
    return new Plan(Network.sequential(ROW, List.of(layers), seed), BATCH, new Workers(1));
  }

  private static float[] train(Plan plan, float[] x, int n, long step) {
    System.arraycopy(x, 0, plan.input().data(), 0, x.length);
    plan.forwardTraining(n, step);
    return Arrays.copyOf(plan.output().data(), n * WIDTH);
  }

  private static float[] infer(Plan plan, float[] x) {
    System.arraycopy(x, 0, plan.input().data(), 0, x.length);
    plan.forward(BATCH);
    return plan.output().data().clone();
  }

  private static float[] ones() {
    float[] ones = new float[BATCH * WIDTH];
    Arrays.fill(ones, 1);
    return ones;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.9})
  void dropoutDropsItsRateAndKeepsTheExpectation(double rate) {
    float[] output = train(plan(1, new Dropout(rate)), ones(), BATCH, 0);
    int dropped = 0;
    double sum = 0;
    for (float value : output) {
      assertTrue(value == 0 || value == (float) (1 / (1 - rate)), () -> "value " + value);
      dropped += value == 0 ? 1 : 0;
      sum += value;
    }
    double deviation = Math.sqrt(rate * (1 - rate) / output.length);
    assertEquals(rate, (double) dropped / output.length, 5 * deviation);
    assertEquals(1, sum / output.length, 5 * deviation / (1 - rate));
  }

  @Test
  void dropoutsMaskIsOfItsSeedLayerAndStepAlone() {
    Plan plan = plan(1, new Dropout(0.5));
    float[] mask = train(plan, ones(), BATCH, 7);
    assertFalse(Arrays.equals(mask, train(plan, ones(), BATCH, 8)), "another step");
    assertArrayEquals(mask, train(plan, ones(), BATCH, 7), "the same step again");
    assertArrayEquals(Arrays.copyOf(mask, 30 * WIDTH), train(plan, ones(), 30, 7), "fewer samples");
    assertFalse(
        Arrays.equals(mask, train(plan(2, new Dropout(0.5)), ones(), BATCH, 7)), "another seed");
    float[] both = train(plan(1, new Dropout(0.5), new Dropout(0.5)), ones(), BATCH, 7);
    int differing = 0;
    for (int i = 0; i < mask.length; i++) {
      differing += (mask[i] == 0) != (both[i] == 0) ? 1 : 0;
    }
    assertEquals(0.25, (double) differing / mask.length, 0.03, "another layer");
  }

  @Test
  void dropoutsGradientHasItsMask() {
    ProbedModel model = new ProbedModel(ROW, BATCH, List.of(new Dropout(0.3)));
    float[] mask = model.forward(ones());
    float[] outputGradient = model.randomOutputGradient(TestSeed.random());
    float[] inputGradient = model.backward(outputGradient);
    for (int i = 0; i < mask.length; i++) {
      assertEquals(mask[i] * outputGradient[i], inputGradient[i], Float.MIN_VALUE);
    }
  }

  @Test
  void dropoutLetsEverythingThroughInInference() {
    float[] x = TestSeed.floats(TestSeed.random(), BATCH * WIDTH);
    assertArrayEquals(x, infer(plan(1, new Dropout(0.9)), x));
  }

  /** Gamma and beta have gradients, mean and variance are constants. */
  @Test
  void normalizationThatAlwaysInfersReadsItsStatisticsAndKeepsThem() {
    BatchNormalization layer = new BatchNormalization(0.75, 1e-3, true, true).inferring();
    ProbedModel model = new ProbedModel(ROW, BATCH, List.of(layer));
    List<Parameter> all = model.model.allParameters();
    List<Parameter> parameters = all.subList(1, all.size());
    parameters.forEach(parameter -> Arrays.fill(parameter.data().data(), 2));
    float[] x = TestSeed.floats(TestSeed.random(), BATCH * WIDTH);
    float[] output = model.forward(x);
    float[] outputGradient = model.randomOutputGradient(TestSeed.random());
    float[] inputGradient = model.backward(outputGradient);
    double scale = 2 / Math.sqrt(2 + 1e-3);
    double gammaGradient = 0;
    for (int i = 0; i < x.length; i++) {
      assertEquals((x[i] - 2) * scale + 2, output[i], 1e-5);
      assertEquals(outputGradient[i] * scale, inputGradient[i], 1e-5);
      gammaGradient += i % WIDTH == 3 ? outputGradient[i] * (x[i] - 2) * scale / 2 : 0;
    }
    assertEquals(gammaGradient, parameters.get(0).gradient().data()[3], 1e-4);
    for (Parameter statistic : parameters.subList(2, 4)) {
      assertEquals(2, statistic.data().data()[3], "unmoved");
    }
  }

  @Test
  void movingStatisticsFollowTheBatches() {
    Network model =
        Network.sequential(ROW, List.of(new BatchNormalization(0.75, 1e-3, true, true)), 1);
    Plan plan = new Plan(model, BATCH, new Workers(1));
    float[] x = TestSeed.floats(TestSeed.random(), BATCH * WIDTH);
    train(plan, x, BATCH, 0);
    train(plan, x, BATCH, 1);

    for (int c = 0; c < WIDTH; c++) {
      double mean = 0;
      for (int i = 0; i < BATCH; i++) {
        mean += x[i * WIDTH + c] / (double) BATCH;
      }
      double variance = 0;
      for (int i = 0; i < BATCH; i++) {
        variance += Math.pow(x[i * WIDTH + c] - mean, 2) / BATCH;
      }
      double share = 1 - 0.75 * 0.75;
      assertEquals(share * mean, values(model, 2)[c], 1e-6);
      assertEquals(1 - share + share * variance, values(model, 3)[c], 1e-6);
    }
  }

  @Test
  void inferenceNormalizesWithTheMovingStatisticsAndLeavesThemAlone() {
    Network model = Network.sequential(ROW, List.of(new BatchNormalization()), 1);
    Plan plan = new Plan(model, BATCH, new Workers(1));
    for (Parameter parameter : model.allParameters()) {
      float[] values = TestSeed.floats(TestSeed.random(), WIDTH);
      for (int c = 0; c < WIDTH; c++) {
        parameter.data().data()[c] = 1.5f + values[c];
      }
    }
    List<float[]> before = model.snapshot().values();
    float[] x = TestSeed.floats(TestSeed.random(), BATCH * WIDTH);

    float[] output = infer(plan, x);

    for (int i = 0; i < output.length; i++) {
      int c = i % WIDTH;
      double expected =
          (x[i] - before.get(2)[c]) / Math.sqrt(before.get(3)[c] + 1e-3) * before.get(0)[c]
              + before.get(1)[c];
      assertEquals(expected, output[i], 1e-5);
    }
    for (int i = 0; i < before.size(); i++) {
      assertArrayEquals(before.get(i), values(model, i));
    }
  }

  @Test
  void statisticsBelongToTheModelAndItsSnapshotsButAreNotLearned() {
    Network model = Network.sequential(ROW, List.of(new Dense(WIDTH), new BatchNormalization()), 1);
    assertEquals(4, model.parameters().size());
    assertEquals(
        List.of(
            "dense kernel(100, 100)",
            "dense bias(100)",
            "batch normalization gamma(100)",
            "batch normalization beta(100)",
            "batch normalization moving mean(100)",
            "batch normalization moving variance(100)"),
        model.allParameters().stream().map(Parameter::toString).toList());
    Network.Snapshot before = model.snapshot();
    train(
        new Plan(model, BATCH, new Workers(1)),
        TestSeed.floats(TestSeed.random(), BATCH * WIDTH),
        BATCH,
        0);
    assertFalse(Arrays.equals(before.values().get(4), values(model, 4)));
    model.restore(before);
    assertArrayEquals(before.values().get(4), values(model, 4));
    assertArrayEquals(before.values().get(5), values(model, 5));
  }

  private static float[] values(Network model, int parameter) {
    return model.allParameters().get(parameter).data().data();
  }
}
