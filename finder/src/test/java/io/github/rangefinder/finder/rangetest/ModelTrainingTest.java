package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.ImageDataset;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelTrainingTest {
  private static final Shape SAMPLE = Shape.of(4, 4, 1);

  private final Network model =
      Network.sequential(SAMPLE, List.of(new Flatten(), new Dense(3)), 42);
  private final Adam adam = new Adam();

  private ModelTraining training(Dataset data, Workers workers) {
    return new ModelTraining(model, adam, data, new Batches(20, 8, true, 42), workers);
  }

  private static Dataset data() {
    Random random = new Random(1);
    byte[] pixels = new byte[20 * SAMPLE.size()];
    random.nextBytes(pixels);
    byte[] labels = new byte[20];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (i % 3);
    }
    return new ImageDataset(SAMPLE, pixels, labels, 3);
  }

  private static double[] losses(ModelTraining training) {
    double[] losses = new double[7]; // more than two epochs of three batches
    for (int i = 0; i < losses.length; i++) {
      losses[i] = training.step(i, 0.01);
    }
    return losses;
  }

  @Test
  void trainsAgainToTheSameBitsOnceRestored() {
    try (Workers workers = new Workers(2)) {
      ModelTraining training = training(data(), workers);
      losses(training); // so that Adam has moments to remember
      Trainable.Snapshot snapshot = training.snapshot();
      double[] first = losses(training);
      snapshot.restore();
      assertArrayEquals(first, losses(training));
      snapshot.restore();
      assertArrayEquals(first, losses(training), "a snapshot can be restored twice");
    }
  }

  @Test
  void refusesDataOfAnotherShape() {
    Dataset wide = new ImageDataset(Shape.of(2, 8, 1), new byte[20 * 16], new byte[20], 3);
    try (Workers workers = new Workers(1)) {
      assertEquals(
          "the model expects samples of shape (4, 4, 1), got (2, 8, 1)",
          assertThrows(IllegalArgumentException.class, () -> training(wide, workers)).getMessage());
    }
  }
}
