package io.github.rangefinder.engine.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LearnedInput;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.engine.training.TrainingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine computes what PyTorch computed, within the tolerances of the parity folder. */
class ParityTest {
  private static final Workers WORKERS = new Workers(2);

  @AfterAll
  static void closeWorkers() {
    WORKERS.close();
  }

  static Stream<ParityCase> cases() {
    return Stream.of("dense", "dense-smooth", "conv-valid", "conv-same-stride", "mnist-small")
        .map(ParityCase::load);
  }

  static Stream<Arguments> runs() {
    return cases()
        .flatMap(
            parityCase ->
                IntStream.range(0, parityCase.runs().size())
                    .mapToObj(run -> arguments(parityCase, run, parityCase.runs().get(run))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void logitsLossAndGradients(ParityCase parityCase) {
    Network model = Network.sequential(parityCase.inputShape(), parityCase.layers(), 0);
    parityCase.initialize(model.parameters());
    TrainingStep step = new TrainingStep(model, new Sgd(), parityCase.batch(), WORKERS);
    double loss = firstGradients(step, parityCase);
    assertClose(parityCase.array("loss").data()[0], loss, "loss");
    assertClose(parityCase.array("logits"), step.plan().output(), "logits");
    for (int i = 0; i < model.parameters().size(); i++) {
      assertClose(
          parityCase.array("grad_" + i),
          model.parameters().get(i).gradient(),
          "gradient of parameter " + i);
    }
  }

  /** No step computes the gradient of its input, unless the input is something to be learned. */
  @ParameterizedTest
  @MethodSource("cases")
  void inputGradient(ParityCase parityCase) {
    List<Layer> layers = new ArrayList<>(parityCase.layers());
    layers.add(0, new LearnedInput(parityCase.batch()));
    Network model = Network.sequential(parityCase.inputShape(), layers, 0);
    Parameter input = model.parameters().get(0);
    parityCase.initialize(model.parameters().subList(1, model.parameters().size()));
    TrainingStep step = new TrainingStep(model, new Sgd(), parityCase.batch(), WORKERS);
    firstGradients(step, parityCase);
    assertClose(parityCase.array("grad_x"), input.gradient(), "gradient of the input");
  }

  private static double firstGradients(TrainingStep step, ParityCase parityCase) {
    int[] order = IntStream.range(0, parityCase.batch()).toArray();
    return step.computeGradients(parityCase.dataset(), order, 0, parityCase.batch());
  }

  @ParameterizedTest(name = "{0}, run {1}: {2}")
  @MethodSource("runs")
  void trainingRun(ParityCase parityCase, int run, ParityCase.Run settings) {
    Network model = Network.sequential(parityCase.inputShape(), parityCase.layers(), 0);
    parityCase.initialize(model.parameters());
    int batch = parityCase.batch();
    TrainingStep step = new TrainingStep(model, settings.optimizer(), batch, WORKERS);
    FloatDataset dataset = parityCase.dataset();
    Batches batches = new Batches(dataset.size(), batch, false, 0);
    float[] losses = parityCase.array("run_" + run + "_losses").data();
    double[] learningRates = parityCase.learningRates(run);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < losses.length; i++) {
      best = Math.min(best, losses[i]);
      if (losses[i] > 4 * best) {
        return; // the ramp has gone too far: rounding is amplified from here on
      }
      double loss =
          step.run(dataset, batches.order(i), batches.from(i), batches.count(i), learningRates[i]);
      assertEquals(losses[i], loss, 1e-3 * losses[i], "loss of step " + i);
    }
    for (int i = 0; i < model.parameters().size(); i++) {
      String name = "run_" + run + "_param_" + i;
      float[] found = model.parameters().get(i).data().data();
      float[] expected = parityCase.array(name).data();
      for (int j = 0; j < expected.length; j++) {
        assertEquals(expected[j], found[j], 1e-3, name + "[" + j + "]");
      }
    }
  }

  private static void assertClose(Tensor expected, Tensor found, String what) {
    assertEquals(expected.shape().size(), found.shape().size(), what);
    for (int i = 0; i < expected.data().length; i++) {
      assertClose(expected.data()[i], found.data()[i], what + " at " + i);
    }
  }

  private static void assertClose(double expected, double found, String what) {
    assertEquals(expected, found, 1e-5 + 1e-4 * Math.abs(expected), what);
  }
}
