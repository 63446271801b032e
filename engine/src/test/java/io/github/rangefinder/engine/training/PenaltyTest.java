package io.github.rangefinder.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Op;
import io.github.rangefinder.engine.layer.Place;
import io.github.rangefinder.engine.layer.SampleOp;
import io.github.rangefinder.engine.layer.Step;
import io.github.rangefinder.engine.layer.ViewLayer;
import io.github.rangefinder.engine.loss.Penalty;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;
import org.junit.jupiter.api.Test;

/** Penalties are part of the loss that training reports, and their gradient is added. */
class PenaltyTest {
  private static final float[] POINTS = {1, 2, -1, 0.5f, 3, -2};
  private static final FloatDataset DATA =
      new FloatDataset(Shape.of(2), FloatRows.of(POINTS, 2), new Labels(new int[] {0, 1, 2}, 3));
  private static final int[] ORDER = {0, 1, 2};

  private static TrainingStep step(Network network) {
    return new TrainingStep(network, new Sgd(), 3, new Workers(1));
  }

  @Test
  void ofParametersIsInTheLossAndTheGradient() {
    Node dense = Node.input(Shape.of(2)).then(new Dense(3));
    Network free = new Network(dense, 1);
    Network held =
        new Network(
            dense.penalized(0, new Penalty(0.01, 0.1)).penalized(1, new Penalty(0, 0.3)), 1);
    free.parameters().get(1).data().data()[1] = -0.5f;
    held.parameters().get(1).data().data()[1] = -0.5f;
    float[] kernel = held.parameters().get(0).data().data();
    double cost = 0.3 * 0.25;
    for (float w : kernel) {
      cost += 0.01 * Math.abs(w) + 0.1 * w * w;
    }

    double freeLoss = step(free).computeGradients(DATA, ORDER, 0, 3);
    double heldLoss = step(held).computeGradients(DATA, ORDER, 0, 3);

    assertEquals(freeLoss + cost, heldLoss, 1e-6);
    assertEquals(heldLoss, step(held).loss(DATA, ORDER, 0, 3), 1e-12);
    assertEquals(heldLoss, step(held).evaluate(DATA).loss(), 1e-6);
    for (int i = 0; i < kernel.length; i++) {
      double expected =
          free.parameters().get(0).gradient().data()[i]
              + 0.01 * Math.signum(kernel[i])
              + 0.2 * kernel[i];
      assertEquals(expected, held.parameters().get(0).gradient().data()[i], 1e-6);
    }
    assertEquals(
        free.parameters().get(1).gradient().data()[1] - 0.3,
        held.parameters().get(1).gradient().data()[1],
        1e-6);
  }

  @Test
  void ofWhatIsFrozenCostsNothing() {
    Node dense = Node.input(Shape.of(2)).then(new Dense(3)).penalized(0, new Penalty(1, 1));
    Network frozen = new Network(dense.frozen().then(new Dense(3)), 1);
    assertEquals(0, frozen.penalized().size());
  }

  @Test
  void ofAParameterThatIsNotThereIsRefused() {
    Node dense = Node.input(Shape.of(2)).then(new Dense(3)).penalized(2, new Penalty(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Network(dense, 1));
    assertThrows(IllegalArgumentException.class, () -> new Penalty(-1, 0));
  }

  /** Half the mean over the batch of the sum of squares of what passes through. */
  private record ActivityPenalty() implements ViewLayer {
    @Override
    public Shape outputShape(Shape input) {
      return input;
    }

    @Override
    public Op createOp(Place place) {
      Value in = place.input();
      return new SampleOp() {
        @Override
        public void forward(Step step, int sample, int thread) {}

        @Override
        public double penalty(Step step) {
          double sum = 0;
          for (int i = 0; i < step.samples() * in.sampleSize(); i++) {
            sum += 0.5 * in.data().data()[i] * in.data().data()[i] / step.samples();
          }
          return sum;
        }

        @Override
        public void backward(Step step, int sample, int shard, int thread) {
          int n = in.sampleSize();
          for (int i = sample * n; i < (sample + 1) * n; i++) {
            in.gradient().data()[i] += in.data().data()[i] / step.samples();
          }
        }
      };
    }
  }

  @Test
  void ofAnActivityIsInTheLossAndTheGradient() {
    Node dense = Node.input(Shape.of(2)).then(new Dense(3));
    Network held = new Network(dense.then(new ActivityPenalty()).then(new Dense(3)), 1);
    Network free = new Network(dense.then(new Dense(3)), 1);
    free.restore(free.snapshotOf(held.snapshot().values()));
    TrainingStep step = step(held);
    double loss = step.computeGradients(DATA, ORDER, 0, 3);
    double penalty = loss - step(free).loss(DATA, ORDER, 0, 3);
    float[] bias = held.parameters().get(1).data().data();
    double gradient = held.parameters().get(1).gradient().data()[0];
    assertTrue(penalty > 1e-3, "penalty " + penalty);

    bias[0] += 0x1p-8f;
    double above = step.loss(DATA, ORDER, 0, 3);
    bias[0] -= 0x1p-7f;
    double below = step.loss(DATA, ORDER, 0, 3);
    assertEquals((above - below) / 0x1p-7, gradient, 1e-4);
  }
}
