package io.github.rangefinder.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.NeedsVectorKernels;
import io.github.rangefinder.engine.layer.AlphaDropout;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.GaussianDropout;
import io.github.rangefinder.engine.layer.GaussianNoise;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LayerCheck;
import io.github.rangefinder.engine.layer.RandomBrightness;
import io.github.rangefinder.engine.layer.RandomContrast;
import io.github.rangefinder.engine.layer.RandomFlip;
import io.github.rangefinder.engine.layer.RandomTranslation;
import io.github.rangefinder.engine.layer.Sparsemax;
import io.github.rangefinder.engine.layer.SpatialDropout;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every layer keeps to: gradients are added, threads change no bit, a step allocates nothing.
 */
class EveryLayerTest {
  /** Several shards, the last one not full. */
  private static final int BATCH = 43;

  /** Until all is compiled, each vector is an object. */
  private static final int LONGEST_WARM_UP_SECONDS = 20;

  record Case(String name, Shape sample, Layer layer) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    Map<String, Layer> layers = KerasLayers.all();
    List<Case> cases = new ArrayList<>();
    for (KerasCase one : KerasCase.all()) {
      cases.add(new Case(one.name(), one.sample(), layers.get(one.name())));
    }
    Shape image = Shape.of(5, 4, 3);
    cases.add(new Case("sparsemax", Shape.of(4, 7), new Sparsemax()));
    cases.add(new Case("inferring norm", image, new BatchNormalization().inferring()));
    cases.add(new Case("alpha dropout", image, new AlphaDropout(0.3)));
    cases.add(new Case("gaussian dropout", image, new GaussianDropout(0.3)));
    cases.add(new Case("gaussian noise", image, new GaussianNoise(0.3)));
    cases.add(new Case("spatial dropout", image, new SpatialDropout(0.3)));
    cases.add(new Case("flip", image, new RandomFlip(true, true)));
    cases.add(new Case("translation", image, new RandomTranslation(0.3, 0.4)));
    cases.add(new Case("contrast", image, new RandomContrast(0.5, 1.5, -0.8f, 0.8f)));
    cases.add(new Case("brightness", image, new RandomBrightness(-0.3, 0.3, -0.8f, 0.8f)));
    return cases.stream();
  }

  private static ProbedModel model(Case c, Workers workers) {
    ProbedModel model = new ProbedModel(c.sample, BATCH, List.of(c.layer, new Flatten()), workers);
    model.randomize(TestSeed.random());
    return model;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void threadsChangeNoBit(Case c) {
    List<float[]> wanted = step(c, 1);
    for (int threads : new int[] {2, 7}) {
      List<float[]> got = step(c, threads);
      for (int i = 0; i < wanted.size(); i++) {
        assertArrayEquals(wanted.get(i), got.get(i));
      }
    }
  }

  /** Output, input gradient and the gradients of parameters. */
  private static List<float[]> step(Case c, int threads) {
    try (Workers workers = new Workers(threads)) {
      ProbedModel model = model(c, workers);
      List<float[]> all = new ArrayList<>();
      all.add(model.forward(model.randomInput(TestSeed.random())));
      all.add(model.backward(model.randomOutputGradient(TestSeed.random())));
      model.parameters().forEach(parameter -> all.add(parameter.gradient().data().clone()));
      return all;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void keepsToWhatMustHoldOfAll(Case c) {
    LayerCheck.check(c.layer, c.sample);
  }

  @ParameterizedTest
  @MethodSource("cases")
  @NeedsVectorKernels
  void aWarmStepAllocatesNothing(Case c) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ProbedModel model = model(c, new Workers(1));
    model.forward(model.randomInput(TestSeed.random()));
    long least = Long.MAX_VALUE;
    long deadline = System.nanoTime() + LONGEST_WARM_UP_SECONDS * 1_000_000_000L;
    while (least > 0 && System.nanoTime() < deadline) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 40; i++) {
        model.plan.forwardTraining(BATCH, 0);
        model.plan.backward();
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      least = Math.min(least, allocated);
    }
    assertEquals(0, least, "bytes in 40 steps");
  }
}
