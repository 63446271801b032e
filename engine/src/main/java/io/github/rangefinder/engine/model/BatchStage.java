package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.layer.BatchOp;
import io.github.rangefinder.engine.layer.Step;
import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Value;
import java.util.Arrays;

/** An op that cuts its own work. */
final class BatchStage implements Stage {
  /** Floats that one thread clears at a time. */
  private static final int CLEARED_TOGETHER = 1 << 16;

  private final BatchOp op;
  private final boolean hasBackward;
  private final Value[] cleared;
  private final Workers workers;
  private final Task clear = (piece, thread) -> clear(piece);
  private float[] gradient;
  private int floats;

  BatchStage(PlacedOp placed, BatchOp op) {
    this.op = op;
    this.hasBackward = placed.hasBackward();
    this.cleared = placed.cleared().toArray(new Value[0]);
    this.workers = placed.place().workers();
  }

  @Override
  public void forward(Step step) {
    op.forward(step);
  }

  @Override
  public void backward(Step step) {
    for (Value value : cleared) {
      gradient = value.gradient().data();
      floats = step.samples() * value.sampleSize();
      workers.run((floats - 1) / CLEARED_TOGETHER + 1, clear);
    }
    if (hasBackward) {
      op.backward(step);
    }
  }

  private void clear(int piece) {
    int from = piece * CLEARED_TOGETHER;
    Arrays.fill(gradient, from, Math.min(floats, from + CLEARED_TOGETHER), 0);
  }
}
