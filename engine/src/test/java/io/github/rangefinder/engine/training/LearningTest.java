package io.github.rangefinder.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Shuffle;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LearningTest {
  private static final int SIDE = 14;

  static Stream<Arguments> learners() {
    Sgd momentum = new Sgd(0.9, false, 0);
    return Stream.of(
        Arguments.of("convnet", Networks.SMALL_CONVNET, momentum, 0.01),
        Arguments.of("convnet", Networks.SMALL_CONVNET, new Adam(), 0.001),
        Arguments.of("mlp", Networks.MLP, new Sgd(0.9, true, 0), 0.02),
        Arguments.of("mlp", Networks.MLP, new Adam(), 0.003),
        Arguments.of("dropout", Networks.DROPOUT_MLP, new Adam(), 0.01));
  }

  /** What has far more weights than there are samples can know them by heart. */
  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("learners")
  void eightSamplesAreLearnedByHeart(
      String name, List<Layer> layers, Optimizer optimizer, double learningRate) {
    Dataset data = Networks.noise(8, SIDE, TestSeed.random());
    Network model = Network.sequential(data.sampleShape(), layers, TestSeed.random().nextLong());
    try (Workers workers = new Workers(2)) {
      Trainer trainer = new Trainer(model, optimizer, 8, workers);
      double before = trainer.evaluate(data).loss();
      assertEquals(Math.log(Networks.CLASSES), before, 2, "a fresh model knows nothing");

      trainer.fit(data, Optional.empty(), 800, iteration -> learningRate, 1);

      Metrics after = trainer.evaluate(data);
      assertTrue(after.loss() < 0.02, () -> "loss fell from " + before + " to " + after.loss());
      assertEquals(OptionalDouble.of(1), after.accuracy());
    }
  }

  @Test
  void historyIsTheMeanOverEachEpochsBatches() {
    Dataset data = Networks.noise(20, SIDE, TestSeed.random());
    Network model = Network.sequential(data.sampleShape(), Networks.MLP, 1);
    Network twin = Network.sequential(data.sampleShape(), Networks.MLP, 1);
    try (Workers workers = new Workers(1)) {
      Trainer trainer = new Trainer(model, new Sgd(), 8, workers);
      List<Epoch> history = trainer.fit(data, Optional.of(data.first(5)), 2, i -> 0.01 * i, 7);

      TrainingStep step = new TrainingStep(twin, new Sgd(), 8, workers);
      for (int epoch = 0; epoch < 2; epoch++) {
        int[] order = Shuffle.order(20, 7, epoch);
        double loss = 0;
        int correct = 0;
        for (int batch = 0; batch < 3; batch++) {
          int n = batch == 2 ? 4 : 8;
          loss += n * step.run(data, order, 8 * batch, n, 0.01 * (3 * epoch + batch));
          correct += step.correct();
        }
        Metrics expected = new Metrics(loss / 20, OptionalDouble.of(correct / 20.0));
        Metrics validation = step.evaluate(data.first(5));
        assertEquals(new Epoch(epoch, expected, Optional.of(validation)), history.get(epoch));
      }
    }
  }

  @Test
  void evaluationChangesNothing() {
    Dataset data = Networks.noise(20, SIDE, TestSeed.random());
    try (Workers workers = new Workers(1)) {
      Network model = Network.sequential(data.sampleShape(), Networks.MLP, 1);
      Trainer trainer = new Trainer(model, new Adam(), 8, workers);
      Metrics first = trainer.evaluate(data);
      assertEquals(first, trainer.evaluate(data));
      trainer.fit(data, Optional.empty(), 1, i -> 0.01, 1);
      assertNotEquals(first, trainer.evaluate(data));
    }
  }

  @Test
  void modelWhoseOutputIsNoRowOfLogitsIsRejectedForLabels() {
    Dataset data = Networks.noise(8, 9, TestSeed.random());
    Network model = Network.sequential(Shape.of(9, 9, 1), List.of(new Conv2d(4, 3)), 1);
    TrainingStep step = new TrainingStep(model, new Sgd(), 8, new Workers(1));
    int[] order = Shuffle.order(8, 1, 0);
    Exception thrown =
        assertThrows(IllegalArgumentException.class, () -> step.run(data, order, 0, 8, 0.1));
    assertTrue(thrown.getMessage().contains("(7, 7, 4)"), thrown.getMessage());
  }

  @Test
  void samplesOfAnotherShapeThanTheModelsInputAreRejectedNamingBothSides() {
    Dataset data = Networks.noise(8, SIDE, TestSeed.random());
    Network model = Network.sequential(Shape.of(13, 14, 1), Networks.MLP, 1);
    TrainingStep step = new TrainingStep(model, new Sgd(), 4, new Workers(1));
    int[] order = Shuffle.order(8, 1, 0);
    for (Runnable use :
        List.<Runnable>of(() -> step.run(data, order, 0, 4, 0.1), () -> step.evaluate(data))) {
      Exception thrown = assertThrows(IllegalArgumentException.class, use::run);
      assertTrue(thrown.getMessage().contains("(13, 14, 1)"), thrown.getMessage());
      assertTrue(thrown.getMessage().contains("(14, 14, 1)"), thrown.getMessage());
    }
  }
}
