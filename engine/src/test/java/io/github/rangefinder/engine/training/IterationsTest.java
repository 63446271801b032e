package io.github.rangefinder.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Unlabelled;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.schedule.Policy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IterationsTest {
  private static final int BATCH = 8;

  private final Dataset data = Networks.noise(30, 6, TestSeed.random());
  private final Workers workers = new Workers(1);

  @AfterEach
  void closeWorkers() {
    workers.close();
  }

  private Network model() {
    return Network.sequential(data.sampleShape(), Networks.MLP, 3);
  }

  private Iterations iterations(Network model, Policy policy) {
    Batches batches = new Batches(data.size(), BATCH, true, 5);
    return new Iterations(
        new TrainingStep(model, new Sgd(), BATCH, workers), data, batches, policy);
  }

  @Test
  void inTwoPartsTheyComeToTheSameBits() {
    Network whole = model();
    List<Double> losses = new ArrayList<>();
    Policy policy = Policy.of(step -> 0.01 * (step + 1));
    assertTrue(
        iterations(whole, policy).run(0, 7, (i, rate, loss) -> losses.add(loss), () -> false));

    Network parts = model();
    List<Double> rates = new ArrayList<>();
    Iterations both = iterations(parts, policy);
    assertFalse(both.run(0, 7, (i, rate, loss) -> rates.add(rate), () -> rates.size() == 3));
    List<Double> rest = new ArrayList<>();
    assertTrue(both.run(3, 7, (i, rate, loss) -> rest.add(loss), () -> false));
    assertEquals(List.of(0.01, 0.02, 0.03), rates);
    assertEquals(losses.subList(3, 7), rest);
    for (int i = 0; i < whole.parameters().size(); i++) {
      assertArrayEquals(
          whole.parameters().get(i).data().data(), parts.parameters().get(i).data().data());
    }
  }

  @Test
  void aLossThatIsNotFiniteIsThrownWithItsPlaceAndNobodyIsToldOfIt() {
    List<Integer> told = new ArrayList<>();
    Iterations blowingUp = iterations(model(), Policy.of(step -> step < 4 ? 0.01 : 1e300));
    LossNotFiniteException e =
        assertThrows(
            LossNotFiniteException.class,
            () -> blowingUp.run(0, 8, (i, rate, loss) -> told.add(i), () -> false));
    assertEquals(List.of(0, 1, 2, 3, 4), told);
    assertTrue(e.place().endsWith(" at step 2 of epoch 2"), e.place());
    assertEquals(1e300, e.learningRate());
    assertEquals(e.place() + ", at a learning rate of 1.0E300", e.getMessage());
  }

  @Test
  void samplesOfWhichNobodySaysAnythingAreNoDataToLearnFrom() {
    TrainingStep step = new TrainingStep(model(), new Sgd(), BATCH, workers);
    Dataset silent = data.withTargets(new Unlabelled(data.size()));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> step.requireFitting(silent));
    assertEquals(
        "a loss needs data with labels or with numbers to predict, got samples without either",
        e.getMessage());
  }
}
