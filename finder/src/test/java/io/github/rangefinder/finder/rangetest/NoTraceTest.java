package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.ImageDataset;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.model.Sequential;
import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.AdamW;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.RmsProp;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Training after a range test equals training without it, bit for bit. */
class NoTraceTest {
  private static final Shape SAMPLE = Shape.of(6, 6, 1);
  private static final int SAMPLES = 20;
  private static final int ITERATIONS = 15;
  private static final int BEFORE = 4;
  private static final int AFTER = 7;
  private static final Dataset DATA = data();

  private static final Map<String, Supplier<Optimizer>> OPTIMIZERS = new LinkedHashMap<>();

  static {
    OPTIMIZERS.put("sgd", Sgd::new);
    OPTIMIZERS.put("sgd with weight decay", () -> new Sgd(0, false, 0.1));
    OPTIMIZERS.put("sgd with momentum", () -> new Sgd(0.9, false, 0.01));
    OPTIMIZERS.put("sgd with nesterov's momentum", () -> new Sgd(0.9, true, 0));
    OPTIMIZERS.put("adam", Adam::new);
    OPTIMIZERS.put("adamw", AdamW::new);
    OPTIMIZERS.put("rmsprop", RmsProp::new);
  }

  /** What is done at each learning rate. */
  private enum Mode {
    ONE_BATCH,
    MEAN_OF_BATCHES,
    INDEPENDENT;

    Trainable of(ModelTraining training) {
      return switch (this) {
        case ONE_BATCH -> training;
        case MEAN_OF_BATCHES -> new MeanOfBatches(training, 3);
        case INDEPENDENT -> new IndependentRates(training, training::loss, 3);
      };
    }
  }

  /** How a test comes to its end. */
  private enum Ending {
    COMPLETED {
      @Override
      void run(Trainable model) {
        expect(StopReason.COMPLETED, test(model, 0.1, false));
      }
    },
    DIVERGED {
      @Override
      void run(Trainable model) {
        Trainable worse = reporting(model, (iteration, loss) -> loss * Math.exp(iteration));
        expect(StopReason.DIVERGED, test(worse, 0.1, false));
      }
    },
    NOT_FINITE {
      @Override
      void run(Trainable model) {
        expect(StopReason.NOT_FINITE, test(model, 1e300, false));
      }
    },
    CANCELLED {
      @Override
      void run(Trainable model) {
        expect(StopReason.INTERRUPTED, test(model, 0.1, true));
      }
    },
    EXCEPTION_IN_A_STEP {
      @Override
      void run(Trainable model) {
        Trainable failing =
            reporting(
                model,
                (iteration, loss) -> {
                  if (iteration == 5) {
                    throw new IllegalStateException("out of order");
                  }
                  return loss;
                });
        assertThrows(IllegalStateException.class, () -> test(failing, 0.1, false));
      }
    },
    ERROR_IN_A_LISTENER {
      @Override
      void run(Trainable model) {
        Progress listener =
            (iteration, iterations, rate, loss, best) -> {
              throw new StackOverflowError("of a listener");
            };
        assertThrows(
            StackOverflowError.class,
            () -> RangeTest.run(model, settings(0.1), listener, () -> false));
      }
    };

    /** Runs a test to this end. */
    abstract void run(Trainable model);
  }

  static Stream<Arguments> cases() {
    return OPTIMIZERS.keySet().stream()
        .flatMap(
            optimizer ->
                Stream.of(Mode.values())
                    .flatMap(
                        mode ->
                            Stream.of(Ending.values())
                                .map(ending -> Arguments.of(optimizer, mode, ending))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trainingGoesOnAsIfThereHadBeenNoTest(String optimizer, Mode mode, Ending ending) {
    try (Workers workers = new Workers(1)) {
      for (int before : new int[] {0, BEFORE}) { // with an optimizer that is new, and a warm one
        Subject tested = new Subject(OPTIMIZERS.get(optimizer).get(), workers);
        Subject untested = new Subject(OPTIMIZERS.get(optimizer).get(), workers);
        tested.train(0, before);
        untested.train(0, before);

        ending.run(mode.of(tested.training));

        assertArrayEquals(
            untested.train(before, AFTER), tested.train(before, AFTER), "losses of the training");
        untested.assertSameState(tested);
      }
    }
  }

  /** A model in training, always with the same first weights and the same batches. */
  private static final class Subject {
    private final Sequential model =
        new Sequential(
            SAMPLE,
            List.of(
                new Conv2d(4, 3),
                Activation.RELU,
                new MaxPool2d(2),
                new Flatten(),
                new Dense(8),
                new BatchNormalization(),
                Activation.RELU,
                new Dropout(0.2),
                new Dense(3)),
            42);
    private final Optimizer optimizer;
    private final ModelTraining training;

    Subject(Optimizer optimizer, Workers workers) {
      this.optimizer = optimizer;
      this.training =
          new ModelTraining(model, optimizer, DATA, new Batches(SAMPLES, 8, true, 42), workers);
    }

    double[] train(int from, int steps) {
      double[] losses = new double[steps];
      for (int i = 0; i < steps; i++) {
        losses[i] = training.step(from + i, 0.01);
      }
      return losses;
    }

    void assertSameState(Subject other) {
      assertSameBits(model.snapshot().values(), other.model.snapshot().values(), "weights");
      Optimizer.Snapshot state = optimizer.snapshot();
      assertSameBits(state.moments(), other.optimizer.snapshot().moments(), "moments");
      assertEquals(state.steps(), other.optimizer.snapshot().steps(), "steps");
    }

    private static void assertSameBits(List<float[]> expected, List<float[]> found, String what) {
      assertEquals(expected.size(), found.size(), what);
      for (int i = 0; i < expected.size(); i++) {
        assertArrayEquals(expected.get(i), found.get(i), what);
      }
    }
  }

  @FunctionalInterface
  private interface Report {
    double of(int iteration, double loss);
  }

  /** The same training, that reports another loss, or none, once it has trained. */
  private static Trainable reporting(Trainable model, Report report) {
    return new Trainable() {
      @Override
      public double step(int iteration, double learningRate) {
        return report.of(iteration, model.step(iteration, learningRate));
      }

      @Override
      public Snapshot snapshot() {
        return model.snapshot();
      }
    };
  }

  private static RangeTestSettings settings(double endLearningRate) {
    return new RangeTestSettings(1e-3, endLearningRate, Ramp.EXPONENTIAL, ITERATIONS, 4);
  }

  private static RangeTestResult test(Trainable model, double endLearningRate, boolean cancel) {
    int[] iterations = new int[1];
    return RangeTest.run(
        model,
        settings(endLearningRate),
        (iteration, of, rate, loss, best) -> iterations[0]++,
        () -> cancel && iterations[0] == 6);
  }

  private static void expect(StopReason reason, RangeTestResult result) {
    assertEquals(reason, result.stopReason());
  }

  private static Dataset data() {
    SplittableRandom random = new SplittableRandom(1);
    byte[] pixels = new byte[SAMPLES * SAMPLE.size()];
    random.nextBytes(pixels);
    byte[] labels = new byte[SAMPLES];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (i % 3);
    }
    return new ImageDataset(SAMPLE, pixels, labels, 3);
  }
}
