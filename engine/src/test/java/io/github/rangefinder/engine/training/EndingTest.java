package io.github.rangefinder.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.data.Targets;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.ActivityRegularization;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.model.Ending;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a network ends in belongs to its loss, which is taken from the logits. */
class EndingTest {
  private static final float[] POINTS = {1, 2, -1, 0.5f, 3, -2, 0.3f, -0.4f};
  private static final int[] ORDER = {0, 1, 2, 3};
  private static final ActivityRegularization PENALTY = new ActivityRegularization(0.1, 0.3);

  private static FloatDataset data(Targets targets) {
    return new FloatDataset(Shape.of(2), FloatRows.of(POINTS, 2), targets);
  }

  private static Targets classes(int classes) {
    return new Labels(new int[] {0, 1, classes - 1, 1}, classes);
  }

  private static Targets numbers(float... numbers) {
    return new TargetValues(FloatRows.of(numbers, numbers.length / ORDER.length));
  }

  static Stream<Arguments> endings() {
    Targets answers = numbers(0, 1, 1, 1, 0, 0, 1, 0);
    return Stream.of(
        Arguments.of(classes(2), List.of(new Dense(1), Activation.SIGMOID), Ending.SIGMOID),
        Arguments.of(answers, List.of(new Dense(2), Activation.SIGMOID), Ending.SIGMOID),
        Arguments.of(
            numbers(0.2f, 0.7f, 1.4f, 0),
            List.of(new Dense(1), Activation.SIGMOID),
            Ending.SIGMOID),
        Arguments.of(classes(3), List.of(new Dense(3), new Softmax()), Ending.SOFTMAX),
        Arguments.of(classes(3), List.of(new Dense(3), new Softmax(), PENALTY), Ending.SOFTMAX),
        Arguments.of(
            answers, List.of(new Dense(2), Activation.SIGMOID, PENALTY, PENALTY), Ending.SIGMOID),
        Arguments.of(classes(3), List.of(new Dense(3), PENALTY), Ending.NONE));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void gradientIsThatOfTheLoss(Targets targets, List<Layer> layers, Ending ending) {
    Network network = Network.sequential(Shape.of(2), layers, 3);
    assertEquals(ending, Ending.of(network.output()));
    FloatDataset data = data(targets);
    TrainingStep step = new TrainingStep(network, new Sgd(), 4, new Workers(1));
    double loss = step.computeGradients(data, ORDER, 0, 4);
    assertEquals(loss, step.loss(data, ORDER, 0, 4), 1e-12);
    assertEquals(loss, step.evaluate(data).loss(), 1e-12);
    LossSlopes.assertAreTheGradients(network, () -> step.loss(data, ORDER, 0, 4));
  }

  /** The probabilities here are 0 and 1 in floats; Keras with TensorFlow gives these numbers. */
  @Test
  void aSaturatedSigmoidHasTheLossOfItsLogit() {
    Network network = Network.sequential(Shape.of(2), List.of(new Dense(1), Activation.SIGMOID), 1);
    Parameter kernel = network.parameters().get(0);
    kernel.data().data()[0] = 40;
    kernel.data().data()[1] = 0;
    TrainingStep step = new TrainingStep(network, new Sgd(), 4, new Workers(1));
    FloatDataset data = data(new Labels(new int[] {0, 1, 1, 1}, 2)); // logits 40, -40, 120, 12
    double loss = step.computeGradients(data, ORDER, 0, 4);
    assertEquals((40 + 40 + 0 + Math.log1p(Math.exp(-12))) / 4, loss, 1e-6);
    // (p - y) x over the samples: 1·1 + (-1)·(-1) + 0·3 + -6.1e-6·0.3
    assertEquals(0.5, kernel.gradient().data()[0], 1e-5);
    Predictor predictor = new Predictor(network, 4, new Workers(1));
    float[] few = {1, 0, 1, (float) (1 / (1 + Math.exp(-12)))};
    assertArrayEquals(few, predictor.outputs(data).data(), 1e-6f);
    float[] both = {0, 1, 1, 0, 0, 1, 1 - few[3], few[3]};
    assertArrayEquals(both, predictor.probabilities(data).data(), 1e-6f);
  }
}
