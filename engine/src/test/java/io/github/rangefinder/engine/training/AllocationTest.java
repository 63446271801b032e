package io.github.rangefinder.engine.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Shuffle;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A warm step allocates nothing: no garbage, and no vector that a compiler failed to keep in a
 * register, which would also cost a factor in speed.
 */
@NeedsVectorKernels
class AllocationTest {
  private static final int BATCH = 50;
  private static final int STEPS_PER_WINDOW = 10;

  /** Until all is compiled, each vector is an object. */
  private static final int LONGEST_WARM_UP_SECONDS = 60;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Stream<Named<Optimizer>> optimizers() {
    return Stream.of(Named.of("SGD", new Sgd(0.9, true, 1e-4)), Named.of("Adam", new Adam()));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void warmStepOfTheArticlesNetworkAllocatesNothing(Optimizer optimizer) {
    Dataset data = Networks.noise(BATCH, 28, TestSeed.random());
    assertAllocatesNothing(
        data, Network.sequential(data.sampleShape(), Networks.ARTICLE, 1), optimizer);
  }

  @Test
  void warmStepOfARegressionAllocatesNothing() {
    float[] floats = TestSeed.floats(TestSeed.random(), 4 * BATCH);
    Dataset data =
        new FloatDataset(
            Shape.of(4), FloatRows.of(floats, 4), new TargetValues(FloatRows.of(floats, 4)));
    List<Layer> layers = List.of(new Dense(16), Activation.RELU, new Dense(4));
    assertAllocatesNothing(data, Network.sequential(data.sampleShape(), layers, 1), new Adam());
  }

  /** Blocks between the passes of a gate's gradient would be 6 KB for each of two threads. */
  @Test
  void layersThatNeedNoScratchTakeNone() {
    int layers = 1000;
    Network model =
        Network.sequential(Shape.of(4), Collections.nCopies(layers, Activation.RELU), 1);
    try (Workers workers = new Workers(2)) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      new TrainingStep(model, new Sgd(0, false, 0), 1, workers);
      long each = (THREADS.getCurrentThreadAllocatedBytes() - before) / layers;
      assertTrue(each < 6000, () -> each + " bytes for each layer");
    }
  }

  private static void assertAllocatesNothing(Dataset data, Network model, Optimizer optimizer) {
    int[] order = Shuffle.order(BATCH, 1, 0);
    try (Workers workers = new Workers(2)) {
      TrainingStep step = new TrainingStep(model, optimizer, BATCH, workers);
      long[] threads = threadsOf(workers);
      long deadline = System.nanoTime() + LONGEST_WARM_UP_SECONDS * 1_000_000_000L;
      long least = Long.MAX_VALUE;
      while (least > 0 && System.nanoTime() < deadline) {
        long measuring = -allocated(threads) + allocated(threads);
        long before = allocated(threads);
        for (int i = 0; i < STEPS_PER_WINDOW; i++) {
          step.run(data, order, 0, BATCH, 0.001);
        }
        least = Math.min(least, allocated(threads) - before - measuring);
      }
      long bytes = least;
      assertTrue(bytes <= 0, () -> bytes + " bytes in " + STEPS_PER_WINDOW + " steps");
    }
  }

  /** The ids of a team's threads: as many pieces as threads, none of which ends before all run. */
  private static long[] threadsOf(Workers workers) {
    long[] ids = new long[workers.threads()];
    CountDownLatch allAreHere = new CountDownLatch(ids.length);
    workers.run(
        ids.length,
        (i, thread) -> {
          ids[i] = Thread.currentThread().getId();
          allAreHere.countDown();
          while (allAreHere.getCount() > 0) {
            Thread.onSpinWait();
          }
        });
    return ids;
  }

  private static long allocated(long[] threads) {
    return LongStream.of(THREADS.getThreadAllocatedBytes(threads)).sum();
  }
}
