package io.github.rangefinder.engine.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.idx.IdxFolder;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.training.TrainingStep;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The article's network over one epoch of MNIST in file order, beside PyTorch's losses. */
class ConvnetParityTest {
  /** The engine carries no data; the module that does lies beside it. */
  private static final Path MNIST =
      Path.of("../finder/src/main/resources/io/github/rangefinder/finder/mnist");

  /** An epoch takes minutes with plain kernels or with vectors narrower than the machine's. */
  private static final boolean WHOLE_EPOCH =
      Kernels.name().equals("vector") && System.getProperty("rangefinder.vectorBits") == null;

  /**
   * How many losses must be PyTorch's. Plain kernels take half a second a step, and ten say it:
   * after the first one, the input of one ReLU is -1.1e-8 for one sample (unit 16 of the second
   * dense layer, sample 395), and a sum of 1600 products in EJML's order rounds it to the other
   * side of 0. That changes one sample's gradient, and Adam, which divides by the gradient's size,
   * moves weights with small gradients by as much as the others, until it shows.
   */
  private static final int FIRST = Kernels.name().equals("vector") ? 20 : 10;

  private static final int LAST = 10;

  private final ParityCase convnet = ParityCase.load("convnet");

  @Test
  void sgd() throws IOException {
    double[] losses = train(0);
    assertLosses(0, losses);
    assertEndOfEpoch(0, losses);
  }

  @Test
  void adam() throws IOException {
    double[] losses = train(1);
    assertLosses(1, losses);
    assertEndOfEpoch(1, losses);
  }

  private void assertLosses(int run, double[] losses) {
    float[] expected = expectedLosses(run);
    for (int i = 0; i < FIRST; i++) {
      assertEquals(expected[i], losses[i], 1e-3 * expected[i], "loss of step " + i);
    }
  }

  private void assertEndOfEpoch(int run, double[] losses) {
    if (WHOLE_EPOCH) {
      double expectedSum = 0;
      double sum = 0;
      for (int i = losses.length - LAST; i < losses.length; i++) {
        expectedSum += expectedLosses(run)[i];
        sum += losses[i];
      }
      assertEquals(expectedSum, sum, 0.05 * expectedSum, "losses of the last steps");
    }
  }

  private float[] expectedLosses(int run) {
    return convnet.array("run_" + run + "_losses").data();
  }

  private double[] train(int run) throws IOException {
    int steps = WHOLE_EPOCH ? convnet.steps() : FIRST;
    Dataset images = IdxFolder.at(MNIST).readTrain().first(steps * convnet.batch());
    Batches batches = new Batches(images.size(), convnet.batch(), false, 0);
    Network model = Network.sequential(convnet.inputShape(), convnet.layers(), 0);
    convnet.initialize(model.parameters());
    double learningRate = convnet.runs().get(run).lr();
    double[] losses = new double[steps];
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      TrainingStep step =
          new TrainingStep(model, convnet.runs().get(run).optimizer(), convnet.batch(), workers);
      for (int i = 0; i < steps; i++) {
        losses[i] =
            step.run(images, batches.order(i), batches.from(i), batches.count(i), learningRate);
      }
    }
    return losses;
  }
}
