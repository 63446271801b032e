package io.github.rangefinder.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.data.Targets;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.ActivityRegularization;
import io.github.rangefinder.engine.layer.Add;
import io.github.rangefinder.engine.layer.Average;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.GlobalAveragePool1d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LogSoftmax;
import io.github.rangefinder.engine.layer.Multiply;
import io.github.rangefinder.engine.layer.PiecewiseActivation;
import io.github.rangefinder.engine.layer.Relu;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.layer.Subtract;
import io.github.rangefinder.engine.model.Ending;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
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

  private static final Rescaling HALF = new Rescaling(-0.5f, 0.75f);
  private static final GlobalAveragePool1d MEAN = new GlobalAveragePool1d();

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
        Arguments.of(classes(3), List.of(new Dense(3), PENALTY), Ending.NONE),
        Arguments.of(classes(3), List.of(new Dense(3), Activation.SIGMOID), Ending.SIGMOID),
        Arguments.of(
            classes(3),
            List.of(new Dense(3), new Softmax(), new Dropout(0), PENALTY),
            Ending.OF_SOFTMAXES),
        Arguments.of(
            classes(2),
            List.of(new Dense(4), new Softmax(), new Reshape(Shape.of(2, 2)), MEAN),
            Ending.OF_SOFTMAXES),
        Arguments.of(
            classes(2), List.of(new Dense(1), Activation.SIGMOID, HALF), Ending.OF_SIGMOIDS),
        Arguments.of(
            answers,
            List.of(new Dense(4), Activation.SIGMOID, new Reshape(Shape.of(2, 2)), MEAN),
            Ending.OF_SIGMOIDS),
        Arguments.of(
            numbers(0.2f, 0.7f, 1.4f, 0),
            List.of(new Dense(1), Activation.SIGMOID, HALF),
            Ending.OF_SIGMOIDS));
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

  /** What is made of probabilities alone and never negative is probabilities. */
  @Test
  void whatStandsBehindProbabilitiesDecidesWhetherTheyStayProbabilities() {
    Node input = Node.input(Shape.of(3));
    Node scores = input.then(new Dense(3));
    Node one = scores.then(new Softmax());
    Node other = input.then(new Dense(3), new Softmax());
    Node gate = input.then(new Dense(1), Activation.SIGMOID);
    assertEquals(Ending.OF_SOFTMAXES, Ending.of(Node.of(new Average(), one, other)));
    assertEquals(Ending.OF_SOFTMAXES, Ending.of(Node.of(new Add(), one, other).then(HALF, HALF)));
    assertEquals(Ending.OF_SOFTMAXES, Ending.of(Node.of(new Multiply(), one, gate)));
    assertEquals(
        Ending.OF_SOFTMAXES,
        Ending.of(one.then(new Rescaling(1, -0.1f), new Relu(0, 0.8f, 0), new Rescaling(1, 0.1f))));
    assertEquals(Ending.OF_SIGMOIDS, Ending.of(Node.of(new Multiply(), gate, gate)));
    assertEquals(Ending.OF_SIGMOIDS, Ending.of(scores.then(PiecewiseActivation.HARD_SIGMOID)));
    assertEquals(Ending.OF_SIGMOIDS, Ending.of(scores.then(HALF, new Relu(0, 1, 0))));
    assertEquals(Ending.NONE, Ending.of(scores.then(Relu.RELU6)));
    assertEquals(Ending.NONE, Ending.of(Node.of(new Multiply(), scores, gate)));
    assertEquals(Ending.NONE, Ending.of(Node.of(new Subtract(), one, other)));
    assertEquals(Ending.NONE, Ending.of(one.then(new Rescaling(2, -1))));
    assertEquals(Ending.NONE, Ending.of(one.then(new Dense(3))));
    assertEquals(Ending.NONE, Ending.of(scores.then(new LogSoftmax())));
  }

  @Test
  void probabilitiesAreWhatANetworkGivesOverTheirSum() {
    Dense dense = new Dense(3);
    List<Layer> layers = List.of(dense, Activation.SIGMOID, HALF);
    Network network = Network.sequential(Shape.of(2), layers, 3);
    FloatDataset data = data(classes(3));
    Predictor predictor = new Predictor(network, 4, new Workers(1));
    float[] outputs = predictor.outputs(data).data();
    float[] wanted = new float[outputs.length];
    for (int i = 0; i < wanted.length; i++) {
      int row = i / 3 * 3;
      wanted[i] = outputs[i] / (outputs[row] + outputs[row + 1] + outputs[row + 2]);
    }
    assertArrayEquals(wanted, predictor.probabilities(data).data(), 1e-6f);
    TrainingStep step = new TrainingStep(network, new Sgd(), 4, new Workers(1));
    double loss = 0;
    for (int sample = 0; sample < 4; sample++) {
      loss -= StrictMath.log(wanted[3 * sample + List.of(0, 1, 2, 1).get(sample)]) / 4;
    }
    assertEquals(loss, step.loss(data, ORDER, 0, 4), 1e-6);
  }

  @Test
  void oneProbabilityTellsOfTwoClasses() {
    List<Layer> layers = List.of(new Dense(1), Activation.SIGMOID, HALF);
    Predictor predictor =
        new Predictor(Network.sequential(Shape.of(2), layers, 3), 4, new Workers(1));
    FloatDataset data = data(classes(2));
    float[] outputs = predictor.outputs(data).data();
    float[] both = predictor.probabilities(data).data();
    for (int sample = 0; sample < 4; sample++) {
      assertEquals(outputs[sample], both[2 * sample + 1], 1e-6f);
      assertEquals(1 - outputs[sample], both[2 * sample], 1e-6f);
    }
  }

  @Test
  void aSoftmaxOverOneOutputTellsNothingApart() {
    Network network = Network.sequential(Shape.of(2), List.of(new Dense(1), new Softmax()), 3);
    TrainingStep step = new TrainingStep(network, new Sgd(), 4, new Workers(1));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> step.requireFitting(data(classes(2))));
    assertEquals(
        "the model ends in a softmax over one output, which is 1 for every sample; a sigmoid tells two classes apart",
        refused.getMessage());
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
