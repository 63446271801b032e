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
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.AdamW;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.RmsProp;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.training.Metrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final int ITERATIONS = 20;
  private static final int BEFORE = 4;
  private static final int AFTER = 7;
  private static final Dataset DATA = data(SAMPLES, 1);
  private static final Dataset HELD_OUT = data(9, 2);

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
    INDEPENDENT,
    WITH_ACCURACY,
    VALIDATION_LOSS,
    INDEPENDENT_VALIDATION_LOSS;

    Trainable of(ModelTraining training) {
      return switch (this) {
        case ONE_BATCH, WITH_ACCURACY, VALIDATION_LOSS -> training;
        case MEAN_OF_BATCHES -> new MeanOfBatches(training, 3);
        case INDEPENDENT, INDEPENDENT_VALIDATION_LOSS ->
            new IndependentRates(training, training::loss, 3);
      };
    }

    RangeTestSettings settings(double endLearningRate) {
      RangeTestSettings settings =
          new RangeTestSettings(1e-3, endLearningRate, Ramp.EXPONENTIAL, ITERATIONS, 4);
      HeldOut everySecond = new HeldOut(HELD_OUT.size(), 2);
      return switch (this) {
        case ONE_BATCH, MEAN_OF_BATCHES, INDEPENDENT -> settings;
        case WITH_ACCURACY -> settings.lookingAt(everySecond, MeasuredLoss.BATCH);
        case VALIDATION_LOSS, INDEPENDENT_VALIDATION_LOSS ->
            settings.lookingAt(everySecond, MeasuredLoss.VALIDATION);
      };
    }
  }

  /** How a test comes to its end. */
  private enum Ending {
    COMPLETED {
      @Override
      void run(Trainable model, Mode mode) {
        expect(StopReason.COMPLETED, test(model, mode.settings(0.1), false));
      }
    },
    DIVERGED {
      @Override
      void run(Trainable model, Mode mode) {
        Trainable worse = reporting(model, (iteration, loss) -> loss * Math.exp(iteration));
        expect(StopReason.DIVERGED, test(worse, mode.settings(0.1), false));
      }
    },
    NOT_FINITE {
      @Override
      void run(Trainable model, Mode mode) {
        expect(StopReason.NOT_FINITE, test(model, mode.settings(1e300), false));
      }
    },
    CANCELLED {
      @Override
      void run(Trainable model, Mode mode) {
        expect(StopReason.INTERRUPTED, test(model, mode.settings(0.1), true));
      }
    },
    EXCEPTION {
      @Override
      void run(Trainable model, Mode mode) {
        Trainable failing =
            reporting(
                model,
                (iteration, loss) -> {
                  if (iteration == 5) {
                    throw new IllegalStateException("out of order");
                  }
                  return loss;
                });
        assertThrows(IllegalStateException.class, () -> test(failing, mode.settings(0.1), false));
      }
    },
    ERROR_IN_A_LISTENER {
      @Override
      void run(Trainable model, Mode mode) {
        Progress listener =
            (iteration, iterations, rate, loss, best) -> {
              throw new StackOverflowError("of a listener");
            };
        assertThrows(
            StackOverflowError.class,
            () -> RangeTest.run(model, mode.settings(0.1), listener, () -> false));
      }
    };

    /** Runs a test to this end. */
    abstract void run(Trainable model, Mode mode);
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

        ending.run(mode.of(tested.training), mode);

        assertArrayEquals(
            untested.train(before, AFTER), tested.train(before, AFTER), "losses of the training");
        untested.assertSameState(tested);
      }
    }
  }

  /** A model in training, always with the same first weights and the same batches. */
  private static final class Subject {
    private final Network model =
        Network.sequential(
            SAMPLE,
            List.of(
                new Conv2d(4, 3),
                new BatchNormalization(),
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
          new ModelTraining(
              model,
              optimizer,
              DATA,
              Optional.of(HELD_OUT),
              new Batches(SAMPLES, 8, true, 42),
              workers);
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

  /** The same training, that reports other losses, or none, once it has trained. */
  private static Trainable reporting(Trainable model, Report report) {
    return new Trainable() {
      private int last;

      @Override
      public double step(int iteration, double learningRate) {
        last = iteration;
        return report.of(iteration, model.step(iteration, learningRate));
      }

      @Override
      public Metrics validate() {
        Metrics metrics = model.validate();
        return new Metrics(report.of(last, metrics.loss()), metrics.accuracy());
      }

      @Override
      public Snapshot snapshot() {
        return model.snapshot();
      }
    };
  }

  private static RangeTestResult test(Trainable model, RangeTestSettings settings, boolean cancel) {
    int[] iterations = new int[1];
    return RangeTest.run(
        model,
        settings,
        (iteration, of, rate, loss, best) -> iterations[0]++,
        () -> cancel && iterations[0] == 6);
  }

  private static void expect(StopReason reason, RangeTestResult result) {
    assertEquals(reason, result.stopReason());
  }

  private static Dataset data(int samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[samples * SAMPLE.size()];
    random.nextBytes(pixels);
    byte[] labels = new byte[samples];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (i % 3);
    }
    return new ImageDataset(SAMPLE, pixels, labels, 3);
  }
}
