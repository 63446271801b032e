package io.github.rangefinder.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A class at each pixel of an image. */
class PositionLossTest {
  private static final Shape IMAGE = Shape.of(1, 2, 1);
  private static final float[] PIXELS = {0.5f, -1, 2, 0.1f, -0.3f, 1};
  private static final int[] ORDER = {0, 1, 2};
  private static final float[] CLASSES = {0, 2, 1, 1, 2, 0};
  private static final float[] ONE_HOT = {1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0};

  private static FloatDataset data(float[] numbers, Shape shape) {
    TargetValues targets = new TargetValues(FloatRows.of(numbers, shape.size())).shaped(shape);
    return new FloatDataset(IMAGE, FloatRows.of(PIXELS, 2), targets);
  }

  private static Network network(Layer... layers) {
    return Network.sequential(IMAGE, List.of(layers), 5);
  }

  private static TrainingStep step(Network network) {
    return new TrainingStep(network, new Sgd(), 3, new Workers(1));
  }

  @Test
  void isTheMeanOverPixelsAndItsGradientIsThatOfTheLoss() {
    Network network = network(new Conv2d(3, 1), new Softmax());
    FloatDataset data = data(CLASSES, Shape.of(1, 2));
    TrainingStep step = step(network);
    double loss = step.computeGradients(data, ORDER, 0, 3);
    float[] probabilities = new Predictor(network, 3, new Workers(1)).outputs(data).data();
    double sum = 0;
    int right = 0;
    for (int pixel = 0; pixel < 6; pixel++) {
      int label = (int) CLASSES[pixel];
      float own = probabilities[3 * pixel + label];
      sum -= Math.log(own) / 6;
      right +=
          own > probabilities[3 * pixel + (label + 1) % 3]
                  && own > probabilities[3 * pixel + (label + 2) % 3]
              ? 1
              : 0;
    }
    assertEquals(sum, loss, 1e-6);
    assertEquals(right / 6.0, step.evaluate(data).accuracy().orElseThrow(), 1e-12);
    LossSlopes.assertAreTheGradients(network, () -> step.loss(data, ORDER, 0, 3));
  }

  @Test
  void oneHotClassesLogitsAndALastAxisOfOneAreTheSame() {
    Network softmax = network(new Conv2d(3, 1), new Softmax());
    Network logits = network(new Conv2d(3, 1));
    double loss = step(softmax).computeGradients(data(CLASSES, Shape.of(1, 2)), ORDER, 0, 3);
    float[] gradient = softmax.parameters().get(0).gradient().data().clone();
    assertEquals(loss, step(softmax).loss(data(CLASSES, IMAGE), ORDER, 0, 3));
    assertEquals(loss, step(logits).loss(data(CLASSES, IMAGE), ORDER, 0, 3));
    FloatDataset oneHot = data(ONE_HOT, Shape.of(1, 2, 3));
    assertEquals(loss, step(softmax).computeGradients(oneHot, ORDER, 0, 3));
    assertArrayEquals(gradient, softmax.parameters().get(0).gradient().data());
  }

  /** In batches of two, so that the last one is not full. */
  @Test
  void positionsAreCountedByTheirClass() {
    Network network = network(new Conv2d(3, 1), new Softmax());
    FloatDataset data = data(CLASSES, Shape.of(1, 2));
    float[] probabilities = new Predictor(network, 3, new Workers(1)).outputs(data).data();
    long[][] wanted = new long[3][3];
    for (int pixel = 0; pixel < 6; pixel++) {
      int taken = 0;
      for (int label = 1; label < 3; label++) {
        taken = probabilities[3 * pixel + label] > probabilities[3 * pixel + taken] ? label : taken;
      }
      wanted[(int) CLASSES[pixel]][taken]++;
    }
    assertArrayEquals(wanted, PositionCounts.of(network, data, 2, new Workers(1)).orElseThrow());
    FloatDataset oneHot = data(ONE_HOT, Shape.of(1, 2, 3));
    assertArrayEquals(wanted, PositionCounts.of(network, oneHot, 2, new Workers(1)).orElseThrow());
  }

  @Test
  void yesAndNoAtEachPixelAreTwoClasses() {
    Network mask = network(new Conv2d(1, 1), Activation.SIGMOID);
    FloatDataset data = data(new float[] {0, 1, 1, 1, 0, 0}, IMAGE);
    long[][] counts = PositionCounts.of(mask, data, 3, new Workers(1)).orElseThrow();
    assertEquals(3, counts[0][0] + counts[0][1]);
    assertEquals(3, counts[1][0] + counts[1][1]);
    double share = (counts[0][0] + counts[1][1]) / 6.0;
    assertEquals(share, step(mask).evaluate(data).accuracy().orElseThrow(), 1e-12);
    FloatDataset numbers = data(new float[] {0, 0.5f, 1, 1, 0, 0}, IMAGE);
    assertTrue(PositionCounts.of(mask, numbers, 3, new Workers(1)).isEmpty());
  }

  @Test
  void whatIsNoClassIsNamed() {
    float[] other = CLASSES.clone();
    other[3] = 3;
    assertRefused(
        "the model has the classes 0 to 2 at each position, sample 1 has 3.0 at one",
        data(other, Shape.of(1, 2)));
    float[] several = ONE_HOT.clone();
    several[1] = 1;
    assertRefused(
        "the model ends in a softmax over 3 classes, sample 0 has not a 1 among zeros at each"
            + " position",
        data(several, Shape.of(1, 2, 3)));
  }

  private static void assertRefused(String message, FloatDataset data) {
    TrainingStep step = step(network(new Conv2d(3, 1), new Softmax()));
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> step.requireFitting(data)).getMessage());
  }

  /** Bytes of 0 and 1 are no dark pixels, and those of 0 and 255 are answers, too. */
  @Test
  void masksAreOfOnesOrOfWhite() {
    Network mask = network(new Conv2d(1, 1), Activation.SIGMOID);
    float[] ones = {0, 1, 1, 1, 0, 0};
    double loss = step(mask).loss(data(ones, IMAGE), ORDER, 0, 3);
    for (float white : new float[] {1, 255}) {
      float[] bytes = new float[ones.length];
      for (int i = 0; i < ones.length; i++) {
        bytes[i] = white * ones[i];
      }
      TargetValues targets = TargetValues.ofPixels(FloatRows.of(bytes, 2), IMAGE);
      FloatDataset data = new FloatDataset(IMAGE, FloatRows.of(PIXELS, 2), targets);
      assertEquals(loss, step(mask).loss(data, ORDER, 0, 3), 1e-9);
    }
  }
}
