package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Value;
import java.util.Arrays;

/** Clears the gradients of whole batches. */
final class GradientClearing {
  /** Floats that one thread clears at a time. */
  private static final int CLEARED_TOGETHER = 1 << 16;

  private final Workers workers;
  private final Task clear = (piece, thread) -> clear(piece);
  private float[] gradient;
  private int floats;

  GradientClearing(Workers workers) {
    this.workers = workers;
  }

  /** The value's gradient = 0, for the first samples of the batch. */
  void clear(Value value, int samples) {
    gradient = value.gradient().data();
    floats = samples * value.sampleSize();
    workers.run((floats - 1) / CLEARED_TOGETHER + 1, clear);
  }

  private void clear(int piece) {
    int from = piece * CLEARED_TOGETHER;
    Arrays.fill(gradient, from, Math.min(floats, from + CLEARED_TOGETHER), 0);
  }
}
