package io.github.rangefinder.engine.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityRegularizationTest {
  /** Two samples of (1, -2) and (0, 3), l1 0.1, l2 0.5: (0.3 + 2.5 + 0.3 + 4.5) / 2. */
  @Test
  void theLossGrowsByTheMeanCostAndItsGradientIsAdded() {
    Value in = Value.zeros(Shape.of(2, 2), true);
    Value out = Value.zeros(Shape.of(2, 2), true);
    System.arraycopy(new float[] {1, -2, 0, 3}, 0, in.data().data(), 0, 4);
    System.arraycopy(new float[] {10, 20, 30, 40}, 0, out.gradient().data(), 0, 4);
    SampleOp op =
        (SampleOp)
            new ActivityRegularization(0.1, 0.5)
                .createOp(new Place(List.of(in), out, List.of(), new Workers(1), 1, false));
    Step step = new Step();
    step.begin(2, true, 0);
    op.forward(step, 0, 0);
    op.forward(step, 1, 0);
    op.backward(step, 0, 0, 0);
    op.backward(step, 1, 0, 0);

    assertArrayEquals(in.data().data(), out.data().data());
    assertEquals(3.8, op.penalty(step), 1e-6);
    assertArrayEquals(new float[] {10.55f, 18.95f, 30, 41.55f}, in.gradient().data(), 1e-5f);
  }
}
