package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesPerRateTest {
  /** Falls by the learning rate at every step; batch b's loss is higher by b / 1000. */
  private static final class Counter implements Trainable {
    final List<String> events = new ArrayList<>();
    double loss = 10;
    double notFiniteFrom = Double.POSITIVE_INFINITY;

    @Override
    public double step(int iteration, double learningRate) {
      events.add("train " + iteration);
      double before = batchLoss(iteration);
      loss -= learningRate;
      return learningRate >= notFiniteFrom ? Double.NaN : before;
    }

    double batchLoss(int batch) {
      return loss + batch / 1000.0;
    }

    double lookAt(int batch) {
      events.add("look at " + batch);
      return batchLoss(batch);
    }

    @Override
    public Snapshot snapshot() {
      double then = loss;
      return () -> {
        events.add("restore");
        loss = then;
      };
    }
  }

  private final Counter model = new Counter();

  @Test
  void theMeanIsOverTheBatchesOfARateEachBeforeItsUpdate() {
    Trainable mean = new MeanOfBatches(model, 3);
    assertEquals(((10 + 0.000) + (9.5 + 0.001) + (9 + 0.002)) / 3, mean.step(0, 0.5), 1e-12);
    assertEquals(((8.5 + 0.003) + (8.4 + 0.004) + (8.3 + 0.005)) / 3, mean.step(1, 0.1), 1e-12);
    assertEquals(6, model.events.size());
  }

  @Test
  void independentRatesStartFromTheSameWeightsAndLookAtTheBatchAfterTheSteps() {
    Trainable independent = new IndependentRates(model, model::lookAt, 2);
    assertEquals(10 - 2 * 0.5 + 0.002, independent.step(0, 0.5), 1e-12);
    assertEquals(10 - 2 * 3 + 0.004, independent.step(1, 3), 1e-12);
    assertEquals(
        List.of(
            "restore",
            "train 0",
            "train 1",
            "look at 2",
            "restore",
            "train 2",
            "train 3",
            "look at 4"),
        model.events);
  }

  @Test
  void independentRatesDoNotDependOnTheRatesBefore() {
    Trainable independent = new IndependentRates(model, model::lookAt, 2);
    double alone = independent.step(7, 0.25);
    independent.step(3, 100);
    assertEquals(alone, independent.step(7, 0.25));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void trainsNoFurtherAfterALossThatIsNotFinite(boolean independent) {
    model.notFiniteFrom = 1;
    Trainable several =
        independent ? new IndependentRates(model, model::lookAt, 5) : new MeanOfBatches(model, 5);
    assertEquals(Double.NaN, several.step(0, 1));
    model.events.remove("restore");
    assertEquals(List.of("train 0"), model.events);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRangeTestOverSeveralBatchesLeavesTheModelAsItWas(boolean independent) {
    Trainable several =
        independent ? new IndependentRates(model, model::lookAt, 4) : new MeanOfBatches(model, 4);
    RangeTestResult result =
        RangeTest.run(
            several, SyntheticLosses.settings(6), (i, n, rate, l, best) -> {}, () -> false);
    assertEquals(6, result.curve().size());
    assertEquals(10, model.loss);
  }

  @Test
  void refusesNoBatchAtAll() {
    assertEquals(
        "there must be at least 1 batch at each learning rate, got 0",
        assertThrows(IllegalArgumentException.class, () -> new BatchesPerRate(0, true))
            .getMessage());
  }
}
