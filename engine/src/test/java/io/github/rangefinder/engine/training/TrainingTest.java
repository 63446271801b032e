package io.github.rangefinder.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.RmsProp;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.schedule.OneCycle;
import io.github.rangefinder.engine.schedule.OneCycleMomentum;
import io.github.rangefinder.engine.schedule.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingTest {
  private static final int EPOCHS = 4;
  private static final int BATCH = 8;
  private static final EarlyStopping NEVER = new EarlyStopping(OptionalInt.empty());
  private static final BooleanSupplier NOT_CANCELLED = () -> false;

  private final Dataset data = Networks.noise(30, 6, TestSeed.random());
  private final Dataset validation = Networks.noise(11, 6, TestSeed.random());
  private final Workers workers = new Workers(2);

  @AfterEach
  void closeWorkers() {
    workers.close();
  }

  private Network model() {
    return Network.sequential(data.sampleShape(), Networks.MLP, 3);
  }

  private Training training(Network model, Optimizer optimizer, Policy policy) {
    Batches batches = new Batches(data.size(), BATCH, true, 5);
    return new Training(
        model, optimizer, new Subset.Split(data, validation), batches, policy, workers);
  }

  private static Policy oneCycle() {
    int steps = EPOCHS * 4;
    return new Policy(
        new OneCycle(0.05, 25, 1e4, 0.3, steps),
        Optional.of(new OneCycleMomentum(0.95, 0.85, 0.3, steps)));
  }

  /** Remembers the state after each epoch. */
  private static final class States implements Training.Listener {
    final List<TrainingState> states = new ArrayList<>();
    Training training;

    @Override
    public void epoch(Epoch epoch) {
      states.add(training.state());
    }
  }

  static Stream<Named<List<Layer>>> networks() {
    return Stream.of(Named.of("mlp", Networks.MLP), Named.of("dropout", Networks.DROPOUT_MLP));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void goesOnFromAnyEpochToTheSameBits(List<Layer> layers) {
    for (Supplier<Optimizer> optimizer :
        List.<Supplier<Optimizer>>of(
            Sgd::new, () -> new Sgd(0.9, true, 0.01), Adam::new, RmsProp::new)) {
      Network whole = Network.sequential(data.sampleShape(), layers, 3);
      States states = new States();
      states.training = training(whole, optimizer.get(), oneCycle());
      assertEquals(
          TrainingEnd.COMPLETED, states.training.run(EPOCHS, NEVER, states, NOT_CANCELLED));
      states.training.restoreBest();
      assertEquals(EPOCHS, states.states.size());
      for (int i = 0; i < EPOCHS; i++) {
        assertEquals(states.training.history().subList(0, i + 1), states.states.get(i).history());
      }

      for (TrainingState state : states.states) {
        Network part = Network.sequential(data.sampleShape(), layers, 3);
        States rest = new States();
        rest.training = training(part, optimizer.get(), oneCycle());
        rest.training.resume(state);
        rest.training.run(EPOCHS, NEVER, rest, NOT_CANCELLED);
        rest.training.restoreBest();
        assertEquals(states.training.history(), rest.training.history());
        assertSameBits(whole.snapshot().values(), part.snapshot().values());
      }
    }
  }

  private static void assertSameBits(List<float[]> expected, List<float[]> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i));
    }
  }

  @Test
  void knowsTheWeightsOfTheBestEpoch() {
    Network model = model();
    States states = new States();
    states.training = training(model, new Adam(), Policy.of(step -> 0.02));
    states.training.run(6, NEVER, states, NOT_CANCELLED);
    assertSameBits(states.states.get(5).weights(), model.snapshot().values());
    states.training.restoreBest();
    int best = states.training.bestEpoch();
    for (Epoch epoch : states.training.history()) {
      assertTrue(
          epoch.validation().get().loss()
              >= states.training.history().get(best).validation().get().loss());
    }
    assertSameBits(states.states.get(best).weights(), model.snapshot().values());
  }

  /** Noise cannot be learned, so that the validation loss soon rises. */
  @Test
  void patienceEndsIt() {
    Training training = training(model(), new Adam(), Policy.of(step -> 0.02));
    States states = new States();
    states.training = training;
    EarlyStopping patience = new EarlyStopping(OptionalInt.of(2));
    assertEquals(TrainingEnd.STOPPED_EARLY, training.run(200, patience, states, NOT_CANCELLED));
    assertEquals(training.history().size() - 1, training.bestEpoch() + 2);
  }

  @Test
  void aLossThatIsNotFiniteEndsItAndKeepsTheBestWeights() {
    Network model = model();
    Training training =
        training(model, new Sgd(), Policy.of(step -> step < 6 ? 0.01 : Double.MAX_VALUE));
    States states = new States();
    states.training = training;
    assertEquals(TrainingEnd.NOT_FINITE, training.run(EPOCHS, NEVER, states, NOT_CANCELLED));
    assertEquals(1, training.history().size());
    String failure = training.failure().orElseThrow().getMessage();
    assertTrue(failure.contains(" at step 4 of epoch 2, at"), failure);
    training.restoreBest();
    assertSameBits(states.states.get(0).weights(), model.snapshot().values());
  }

  @Test
  void aWishToStopEndsItBeforeTheNextIteration() {
    Network model = model();
    List<float[]> before = model.snapshot().values();
    Training training = training(model, new Sgd(), oneCycle());
    States states = new States();
    states.training = training;
    int[] asked = new int[1];
    assertEquals(
        TrainingEnd.INTERRUPTED, training.run(EPOCHS, NEVER, states, () -> ++asked[0] > 3));
    training.restoreBest();
    assertEquals(4, asked[0]);
    assertEquals(List.of(), training.history());
    assertEquals(-1, training.bestEpoch());
    assertSameBits(before, model.snapshot().values());
  }

  /** An epoch of 30 samples has 4 steps, its validation on 11 samples 2. */
  @Test
  void aWishToStopEndsAValidationToo() {
    Training training = training(model(), new Sgd(), oneCycle());
    States states = new States();
    states.training = training;
    int[] asked = new int[1];
    assertEquals(
        TrainingEnd.INTERRUPTED, training.run(EPOCHS, NEVER, states, () -> ++asked[0] > 11));
    assertEquals(12, asked[0]);
    assertEquals(1, training.history().size());
  }
}
