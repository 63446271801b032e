package io.github.rangefinder.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.data.Targets;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Numbers to predict instead of classes: the squared error, and no accuracy. */
class RegressionTest {
  private static final int SIZE = 60;
  private static final int FEATURES = 3;
  private static final int OUTPUTS = 2;

  /** Outputs that are a linear function of the features: {@code y = (x0 - x2 + 2, 3 x1)}. */
  private static Dataset linear() {
    float[] x = TestSeed.floats(TestSeed.random(), SIZE * FEATURES);
    float[] y = new float[SIZE * OUTPUTS];
    for (int i = 0; i < SIZE; i++) {
      y[2 * i] = x[3 * i] - x[3 * i + 2] + 2;
      y[2 * i + 1] = 3 * x[3 * i + 1];
    }
    return dataset(x, new TargetValues(FloatRows.of(y, OUTPUTS)));
  }

  private static Dataset dataset(float[] x, Targets targets) {
    return new FloatDataset(Shape.of(FEATURES), FloatRows.of(x, FEATURES), targets);
  }

  @Test
  void aLinearFunctionIsFound() {
    Dataset data = linear();
    Network model = Network.sequential(data.sampleShape(), List.of(new Dense(OUTPUTS)), 1);
    try (Workers workers = new Workers(2)) {
      Trainer trainer = new Trainer(model, new Adam(), 20, workers);
      List<Epoch> history = trainer.fit(data, Optional.of(data.first(5)), 600, i -> 0.02, 1);
      Metrics last = history.get(599).validation().orElseThrow();
      assertTrue(last.loss() < 1e-6, () -> "loss " + last.loss());
      assertTrue(last.accuracy().isEmpty());
      assertTrue(history.get(0).training().accuracy().isEmpty());
    }
    float[] kernel = model.parameters().get(0).data().data();
    float[] bias = model.parameters().get(1).data().data();
    float[] expected = {1, 0, 0, 3, -1, 0};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], kernel[i], 0.01);
    }
    assertEquals(2, bias[0], 0.01);
    assertEquals(0, bias[1], 0.01);
  }

  /** A convolution finds the kernel that made images of images, and says what it cannot fit. */
  @Test
  void imagesMayBeWhatIsPredicted() {
    float[] x = TestSeed.floats(TestSeed.random(), SIZE * 16);
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = 2 * x[i] - 1;
    }
    Shape image = Shape.of(4, 4, 1);
    TargetValues targets = new TargetValues(FloatRows.of(y, 16)).shaped(image);
    Dataset data = new FloatDataset(image, FloatRows.of(x, 16), targets);
    Network model = Network.sequential(image, List.of(new Conv2d(1, 1)), 1);
    try (Workers workers = new Workers(2)) {
      Trainer trainer = new Trainer(model, new Adam(), 20, workers);
      trainer.fit(data, Optional.empty(), 300, i -> 0.05, 1);
      assertTrue(trainer.evaluate(data).loss() < 1e-6);
      assertEquals(2, model.parameters().get(0).data().data()[0], 0.01);
      Dataset rows = new FloatDataset(image, FloatRows.of(x, 16), targets.shaped(Shape.of(4, 4)));
      assertTrue(trainer.evaluate(rows).loss() < 1e-6, "a last axis of one means nothing");
      Dataset flat = new FloatDataset(image, FloatRows.of(x, 16), targets.shaped(Shape.of(16)));
      String refused =
          assertThrows(IllegalArgumentException.class, () -> trainer.evaluate(flat)).getMessage();
      assertEquals(
          "the model has outputs of shape (4, 4, 1), the data has numbers to predict of shape (16)",
          refused);
    }
  }

  /** The mean over two evaluated batches of different sizes is the mean over all samples. */
  @Test
  void evaluationIsTheMeanOfAllSquaredErrors() {
    Dataset data = linear();
    Network model = Network.sequential(data.sampleShape(), List.of(new Dense(OUTPUTS)), 1);
    float[] kernel = model.parameters().get(0).data().data();
    double sum = 0;
    Tensor x = new Tensor(Shape.of(1, FEATURES));
    Tensor y = new Tensor(Shape.of(1, OUTPUTS));
    for (int i = 0; i < SIZE; i++) {
      data.read(i, x, 0);
      ((TargetValues) data.targets()).read(i, y, 0);
      for (int j = 0; j < OUTPUTS; j++) {
        double prediction = 0;
        for (int k = 0; k < FEATURES; k++) {
          prediction += x.data()[k] * kernel[k * OUTPUTS + j];
        }
        sum += Math.pow(prediction - y.data()[j], 2);
      }
    }
    try (Workers workers = new Workers(1)) {
      TrainingStep step = new TrainingStep(model, new Sgd(), 40, workers);
      assertEquals(sum / (SIZE * OUTPUTS), step.evaluate(data).loss(), 1e-5);
    }
  }

  @Test
  void gradientsAreThoseOfTheSquaredError() {
    Dataset data = linear();
    List<Layer> layers = List.of(new Dense(4), Activation.TANH, new Dense(OUTPUTS));
    Network model = Network.sequential(data.sampleShape(), layers, 3);
    int[] order = {7, 1, 30, 2, 59};
    try (Workers workers = new Workers(1)) {
      TrainingStep step = new TrainingStep(model, new Sgd(), order.length, workers);
      step.computeGradients(data, order, 0, order.length);
      float[][] found =
          model.parameters().stream().map(p -> p.gradient().data().clone()).toArray(float[][]::new);
      for (int i = 0; i < found.length; i++) {
        Parameter parameter = model.parameters().get(i);
        for (int j = 0; j < found[i].length; j++) {
          float at = parameter.data().data()[j];
          parameter.data().data()[j] = at + 1e-2f;
          double above = step.computeGradients(data, order, 0, order.length);
          parameter.data().data()[j] = at - 1e-2f;
          double below = step.computeGradients(data, order, 0, order.length);
          parameter.data().data()[j] = at;
          assertEquals((above - below) / 2e-2, found[i][j], 5e-3);
        }
      }
    }
  }

  @Test
  void aModelThatDoesNotFitIsNamed() {
    Dataset numbers = linear();
    Dataset classes = dataset(new float[SIZE * FEATURES], new Labels(new int[SIZE], OUTPUTS + 1));
    assertMessage(
        "the data has numbers to predict, but the model ends in a softmax, which is for classes",
        numbers,
        List.of(new Dense(OUTPUTS), new Softmax()));
    assertMessage(
        "the model has 3 outputs, the data has 2 numbers to predict",
        numbers,
        List.of(new Dense(3)));
    assertMessage(
        "the model has 2 outputs, the data has 3 classes", classes, List.of(new Dense(2)));
  }

  private static void assertMessage(String message, Dataset data, List<Layer> layers) {
    Network model = Network.sequential(data.sampleShape(), layers, 1);
    try (Workers workers = new Workers(1)) {
      TrainingStep step = new TrainingStep(model, new Sgd(), 5, workers);
      assertEquals(
          message,
          assertThrows(IllegalArgumentException.class, () -> step.evaluate(data)).getMessage());
    }
  }
}
