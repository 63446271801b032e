package io.github.rangefinder.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same seed gives the same bits, for any number of threads and whenever code is compiled. */
class ReproducibilityTest {
  /** Losses of all steps and the weights after them. */
  private record Run(double[] losses, List<float[]> weights) {
    void assertSameBits(Run other) {
      assertArrayEquals(losses, other.losses);
      assertEquals(weights.size(), other.weights.size());
      for (int i = 0; i < weights.size(); i++) {
        assertArrayEquals(weights.get(i), other.weights.get(i), "parameter " + i);
      }
    }
  }

  /** The last batch of an epoch is smaller than the others. */
  @ParameterizedTest
  @CsvSource({"1, 3", "7, 25", "32, 71", "250, 313"})
  void bitsDoNotDependOnTheNumberOfThreads(int batchSize, int samples) {
    Dataset data = Networks.noise(samples, 14, TestSeed.random());
    for (Supplier<Optimizer> optimizer :
        List.<Supplier<Optimizer>>of(() -> new Sgd(0.9, false, 0), Adam::new)) {
      for (List<Layer> layers : List.of(Networks.SMALL_CONVNET, Networks.NORMALIZED)) {
        Run run = train(layers, optimizer, data, batchSize, 1, 1);
        for (int threads = 2; threads <= 3; threads++) {
          run.assertSameBits(train(layers, optimizer, data, batchSize, threads, 1));
        }
      }
    }
  }

  @Test
  @NeedsVectorKernels // the plain ones would take a minute
  void bitsOfTheArticlesNetworkDoNotDependOnTheNumberOfThreads() {
    Dataset data = Networks.noise(330, 28, TestSeed.random());
    Run run = train(Networks.ARTICLE, Adam::new, data, 250, 1, 1);
    run.assertSameBits(train(Networks.ARTICLE, Adam::new, data, 250, 2, 1));
    run.assertSameBits(train(Networks.ARTICLE, Adam::new, data, 250, 3, 1));
  }

  @Test
  void seedDecides() {
    Dataset data = Networks.noise(71, 14, TestSeed.random());
    Run run = train(Networks.SMALL_CONVNET, Sgd::new, data, 32, 2, 1);
    run.assertSameBits(train(Networks.SMALL_CONVNET, Sgd::new, data, 32, 2, 1));
    Run other = train(Networks.SMALL_CONVNET, Sgd::new, data, 32, 2, 2);
    assertFalse(Arrays.equals(run.losses, other.losses));
  }

  /** Two epochs. */
  private static Run train(
      List<Layer> layers,
      Supplier<Optimizer> optimizer,
      Dataset data,
      int batchSize,
      int threads,
      long seed) {
    Network model = Network.sequential(data.sampleShape(), layers, seed);
    Batches batches = new Batches(data.size(), batchSize, true, seed);
    double[] losses = new double[batches.iterations(2)];
    try (Workers workers = new Workers(threads)) {
      TrainingStep step = new TrainingStep(model, optimizer.get(), batchSize, workers);
      for (int i = 0; i < losses.length; i++) {
        losses[i] = step.run(data, batches.order(i), batches.from(i), batches.count(i), 0.003);
      }
    }
    return new Run(losses, model.snapshot().values());
  }
}
