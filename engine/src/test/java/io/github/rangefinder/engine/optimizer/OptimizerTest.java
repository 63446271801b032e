package io.github.rangefinder.engine.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizerTest {
  /** Every optimizer with and without its options, beside its formula in double precision. */
  @SuppressWarnings("ImmutableEnumChecker") // a constructor has no state
  enum Case {
    SGD(Sgd::new) {
      @Override
      void step(Weight w, double g, double lr, int t) {
        w.p -= lr * g;
      }
    },
    WEIGHT_DECAY(() -> new Sgd(0, false, 0.05)) {
      @Override
      void step(Weight w, double g, double lr, int t) {
        w.p -= lr * (g + 0.05 * w.p);
      }
    },
    MOMENTUM(() -> new Sgd(0.9, false, 0.05)) {
      @Override
      void step(Weight w, double g, double lr, int t) {
        w.m = 0.9 * w.m + g + 0.05 * w.p;
        w.p -= lr * w.m;
      }
    },
    NESTEROV(() -> new Sgd(0.8, true, 0.05)) {
      @Override
      void step(Weight w, double g, double lr, int t) {
        double d = g + 0.05 * w.p;
        w.m = 0.8 * w.m + d;
        w.p -= lr * (d + 0.8 * w.m);
      }
    },
    ADAM(Adam::new) {
      @Override
      void step(Weight w, double g, double lr, int t) {
        adamStep(w, g, lr, t, 0.9, 0.999, 1e-7);
      }
    },
    ADAM_WITH_OPTIONS(() -> new Adam(0.7, 0.9, 0.03)) {
      @Override
      void step(Weight w, double g, double lr, int t) {
        adamStep(w, g, lr, t, 0.7, 0.9, 0.03);
      }
    },
    ADAM_W(AdamW::new) {
      @Override
      void step(Weight w, double g, double lr, int t) {
        w.p -= lr * 0.004 * w.p;
        adamStep(w, g, lr, t, 0.9, 0.999, 1e-7);
      }
    },
    RMS_PROP(RmsProp::new) {
      @Override
      void step(Weight w, double g, double lr, int t) {
        w.v = 0.9 * w.v + 0.1 * g * g;
        w.p -= lr * g / (Math.sqrt(w.v) + 1e-7);
      }
    },
    RMS_PROP_WITH_OPTIONS(() -> new RmsProp(0.99, 0.5)) {
      @Override
      void step(Weight w, double g, double lr, int t) {
        w.v = 0.99 * w.v + 0.01 * g * g;
        w.p -= lr * g / (Math.sqrt(w.v) + 0.5);
      }
    };

    private final Supplier<Optimizer> maker;

    Case(Supplier<Optimizer> maker) {
      this.maker = maker;
    }

    abstract void step(Weight w, double g, double lr, int t);

    static void adamStep(
        Weight w, double g, double lr, int t, double beta1, double beta2, double epsilon) {
      w.m = beta1 * w.m + (1 - beta1) * g;
      w.v = beta2 * w.v + (1 - beta2) * g * g;
      double mean = w.m / (1 - Math.pow(beta1, t));
      double meanSquare = w.v / (1 - Math.pow(beta2, t));
      w.p -= lr * mean / (Math.sqrt(meanSquare) + epsilon);
    }
  }

  private static final class Weight {
    double p;
    double m;
    double v;
  }

  private final SplittableRandom random = TestSeed.random();
  private final Workers one = new Workers(1);

  @AfterEach
  void closeWorkers() {
    one.close();
  }

  @ParameterizedTest
  @EnumSource
  void followsItsFormula(Case optimizerCase) {
    int n = 37;
    Parameter parameter = new Parameter("p", new Tensor(Shape.of(n), TestSeed.floats(random, n)));
    Weight[] weights = new Weight[n];
    for (int i = 0; i < n; i++) {
      weights[i] = new Weight();
      weights[i].p = parameter.data().data()[i];
    }
    Optimizer optimizer = optimizerCase.maker.get();
    for (int t = 1; t <= 100; t++) {
      fillGradients(List.of(parameter), random);
      double lr = 0.001 * Math.pow(1.03, t);
      optimizer.step(List.of(parameter), lr, one);
      for (int i = 0; i < n; i++) {
        optimizerCase.step(weights[i], parameter.gradient().data()[i], lr, t);
        assertEquals(weights[i].p, parameter.data().data()[i], 5e-6, "step " + t);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void bitsDoNotDependOnTheThreads(Case optimizerCase) {
    float[][] alone = train(optimizerCase, 1);
    for (int threads = 2; threads <= 3; threads++) {
      float[][] together = train(optimizerCase, threads);
      for (int i = 0; i < alone.length; i++) {
        assertArrayEquals(alone[i], together[i]);
      }
    }
  }

  private static float[][] train(Case optimizerCase, int threads) {
    SplittableRandom random = TestSeed.random();
    List<Parameter> parameters = parameters(random);
    Optimizer optimizer = optimizerCase.maker.get();
    try (Workers workers = new Workers(threads)) {
      for (int step = 0; step < 5; step++) {
        fillGradients(parameters, random);
        optimizer.step(parameters, 0.01, workers);
      }
    }
    return values(parameters);
  }

  @ParameterizedTest
  @EnumSource
  void everyWeightOfEveryParameterMovesOnce(Case optimizerCase) {
    List<Parameter> parameters = parameters(random);
    for (Parameter parameter : parameters) {
      Arrays.fill(parameter.data().data(), 1);
      Arrays.fill(parameter.gradient().data(), 0.5f);
    }
    optimizerCase.maker.get().step(parameters, 0.01, one);
    Weight weight = new Weight();
    weight.p = 1;
    optimizerCase.step(weight, 0.5, 0.01, 1);
    for (Parameter parameter : parameters) {
      for (float value : parameter.data().data()) {
        assertEquals(weight.p, value, 1e-6);
      }
      for (float gradient : parameter.gradient().data()) {
        assertEquals(0.5f, gradient);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void goesOnFromASnapshotAsIfNothingHadBeen(Case optimizerCase) {
    Parameter parameter = new Parameter("p", new Tensor(Shape.of(9)));
    Optimizer optimizer = optimizerCase.maker.get();
    Optimizer.Snapshot fresh = optimizer.snapshot();
    float[] early = steps(optimizer, parameter, 3);
    Optimizer.Snapshot used = optimizer.snapshot();
    float[] late = steps(optimizer, parameter, 4);
    optimizer.restore(used);
    assertArrayEquals(late, steps(optimizer, parameter, 4));
    optimizer.restore(fresh);
    assertArrayEquals(early, steps(optimizer, parameter, 3));
    optimizer.restore(used);
    assertArrayEquals(late, steps(optimizer, parameter, 4), "a snapshot can be used again");
  }

  /** The parameter after some steps from zero with gradients that repeat. */
  private float[] steps(Optimizer optimizer, Parameter parameter, int count) {
    Arrays.fill(parameter.data().data(), 0);
    SplittableRandom gradients = TestSeed.random();
    for (int i = 0; i < count; i++) {
      fillGradients(List.of(parameter), gradients);
      optimizer.step(List.of(parameter), 0.01, one);
    }
    return parameter.data().data().clone();
  }

  /**
   * Under a constant gradient the corrected means are the gradient and its square: p moves by lr.
   */
  @Test
  void adamMovesByTheLearningRateUnderAConstantGradient() {
    for (float g : new float[] {1e-3f, -1, 1000}) {
      Parameter parameter = new Parameter("p", new Tensor(Shape.of(1)));
      parameter.gradient().data()[0] = g;
      Adam adam = new Adam();
      for (int step = 1; step <= 1000; step++) {
        adam.step(List.of(parameter), 0.01, one);
      }
      assertEquals(-10 * Math.signum(g), parameter.data().data()[0], 0.01);
    }
  }

  /** Σ (1 - mu^i) / (1 - mu) over i = 1 … t, the double sum of a geometric series. */
  @Test
  void momentumAddsUpAConstantGradient() {
    Parameter parameter = new Parameter("p", new Tensor(Shape.of(1)));
    parameter.gradient().data()[0] = 1;
    Sgd sgd = new Sgd(0.5, false, 0);
    for (int step = 1; step <= 10; step++) {
      sgd.step(List.of(parameter), 0.25, one);
    }
    assertEquals(-0.25 * (20 - 2 * (1 - Math.pow(0.5, 10))), parameter.data().data()[0], 1e-6);
  }

  @ParameterizedTest
  @EnumSource
  void warmStepAllocatesNothing(Case optimizerCase) {
    List<Parameter> parameters = parameters(random);
    Optimizer optimizer = optimizerCase.maker.get();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 50; i++) {
      long before = threads.getThreadAllocatedBytes(thread);
      optimizer.step(parameters, 0.01, one);
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    assertEquals(0, least);
  }

  /** A momentum that changes from step to step, by the formulas of PyTorch's SGD and Adam. */
  @Test
  void takesTheMomentumOfEachStep() {
    Parameter p = new Parameter("p", new Tensor(Shape.of(1)));
    Parameter q = new Parameter("q", new Tensor(Shape.of(1)));
    Sgd sgd = new Sgd(0.9, false, 0);
    Adam adam = new Adam();
    Weight byHand = new Weight();
    Weight byHandOfAdam = new Weight();
    for (int t = 1; t <= 20; t++) {
      double momentum = 0.95 - 0.01 * (t % 10);
      double g = Math.sin(t);
      p.gradient().data()[0] = (float) g;
      q.gradient().data()[0] = (float) g;
      sgd.step(List.of(p), 0.01, momentum, one);
      adam.step(List.of(q), 0.01, momentum, one);
      byHand.m = momentum * byHand.m + g;
      byHand.p -= 0.01 * byHand.m;
      Case.adamStep(byHandOfAdam, g, 0.01, t, momentum, 0.999, 1e-7);
      assertEquals(byHand.p, p.data().data()[0], 1e-6, "step " + t);
      assertEquals(byHandOfAdam.p, q.data().data()[0], 1e-6, "step " + t);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anotherOptimizerGoesOnToTheSameBits(Case optimizerCase) {
    List<Parameter> parameters = parameters(random);
    List<Parameter> copies =
        parameters.stream()
            .map(
                p -> {
                  float[] values = p.data().data().clone();
                  return new Parameter(p.name(), new Tensor(p.data().shape(), values));
                })
            .toList();
    Optimizer first = optimizerCase.maker.get();
    SplittableRandom gradients = TestSeed.random();
    for (int step = 0; step < 3; step++) {
      fillGradients(parameters, gradients);
      first.step(parameters, 0.01, one);
    }
    for (int i = 0; i < copies.size(); i++) {
      float[] values = parameters.get(i).data().data();
      System.arraycopy(values, 0, copies.get(i).data().data(), 0, values.length);
    }
    Optimizer second = optimizerCase.maker.get();
    second.resume(copies, first.snapshot().steps(), first.snapshot().moments());
    SplittableRandom more = new SplittableRandom(5);
    SplittableRandom sameMore = new SplittableRandom(5);
    for (int step = 0; step < 3; step++) {
      fillGradients(parameters, more);
      first.step(parameters, 0.01, one);
      fillGradients(copies, sameMore);
      second.step(copies, 0.01, one);
    }
    for (int i = 0; i < copies.size(); i++) {
      assertArrayEquals(parameters.get(i).data().data(), copies.get(i).data().data());
    }
  }

  /** Sizes around the chunk of 8192 floats. */
  private static List<Parameter> parameters(SplittableRandom random) {
    return List.of(
        parameter(random, 1),
        parameter(random, 7),
        parameter(random, 8192),
        parameter(random, 8193),
        parameter(random, 30_000));
  }

  private static Parameter parameter(SplittableRandom random, int n) {
    return new Parameter("p" + n, new Tensor(Shape.of(n), TestSeed.floats(random, n)));
  }

  private static void fillGradients(List<Parameter> parameters, SplittableRandom random) {
    for (Parameter parameter : parameters) {
      float[] gradient = parameter.gradient().data();
      System.arraycopy(TestSeed.floats(random, gradient.length), 0, gradient, 0, gradient.length);
    }
  }

  private static float[][] values(List<Parameter> parameters) {
    return parameters.stream().map(p -> p.data().data()).toArray(float[][]::new);
  }
}
