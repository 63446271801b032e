package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The range test of a model that is not the engine's. */
class ForeignModelTest {
  private static final RangeTestSettings SETTINGS =
      new RangeTestSettings(1e-3, 1000, Ramp.EXPONENTIAL, 300, 4);

  private final LogisticRegression model = new LogisticRegression();

  /** Logistic regression with stochastic gradient descent, by hand and in double precision. */
  private static final class LogisticRegression implements Trainable {
    private static final int FEATURES = 5;
    private static final int BATCH = 20;

    private final double[] weights = new double[FEATURES];

    /** Samples of an iteration, always the same: positive where the features' sum is. */
    private static double[][] batch(int iteration) {
      SplittableRandom random = new SplittableRandom(iteration);
      double[][] samples = new double[BATCH][FEATURES];
      for (double[] sample : samples) {
        for (int i = 0; i < FEATURES; i++) {
          sample[i] = 2 * random.nextDouble() - 1;
        }
      }
      return samples;
    }

    private static double dot(double[] x, double[] y) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += x[i] * y[i];
      }
      return sum;
    }

    @Override
    public double step(int iteration, double learningRate) {
      double loss = 0;
      double[] gradient = new double[FEATURES];
      for (double[] sample : batch(iteration)) {
        boolean positive = sample[0] + sample[1] + sample[2] + sample[3] + sample[4] > 0;
        double score = positive ? dot(weights, sample) : -dot(weights, sample);
        loss += Math.log1p(Math.exp(-score)) / BATCH;
        double slope = (positive ? -1 : 1) / (1 + Math.exp(score)) / BATCH;
        for (int i = 0; i < FEATURES; i++) {
          gradient[i] += slope * sample[i];
        }
      }
      for (int i = 0; i < FEATURES; i++) {
        weights[i] -= learningRate * gradient[i];
      }
      return loss;
    }

    @Override
    public Snapshot snapshot() {
      double[] before = weights.clone();
      return () -> System.arraycopy(before, 0, weights, 0, FEATURES);
    }
  }

  @Test
  void itsLearningRateIsFoundAndItIsLeftAsItWas() {
    model.step(0, 0.1);
    double[] before = model.weights.clone();

    RangeTestResult result =
        RangeTest.run(model, SETTINGS, (i, n, rate, loss, best) -> {}, () -> false);

    Suggestion suggestion = LossValley.suggest(result, SETTINGS);
    assertTrue(suggestion.learningRate().isPresent(), suggestion.reason());
    assertArrayEquals(before, model.weights);
    double rate = suggestion.learningRate().getAsDouble();
    double first = 0;
    double last = 0;
    for (int i = 0; i < 100; i++) {
      double loss = model.step(i, rate);
      first += i < 10 ? loss : 0;
      last += i >= 90 ? loss : 0;
    }
    assertTrue(last < first, "it learns at a learning rate of " + rate);
  }

  @Test
  void canBeCancelled() {
    int[] iterations = {0};
    RangeTestResult result =
        RangeTest.run(
            model,
            SETTINGS,
            (i, n, rate, loss, best) -> iterations[0] = i + 1,
            () -> iterations[0] == 7);
    assertEquals(StopReason.INTERRUPTED, result.stopReason());
    assertEquals(7, result.curve().size());
    assertArrayEquals(new double[LogisticRegression.FEATURES], model.weights);
  }
}
