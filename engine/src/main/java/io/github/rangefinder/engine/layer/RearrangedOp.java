package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;
import java.util.Arrays;

/** An op on a batch whose elements stand in another order before and behind it. */
final class RearrangedOp implements BatchOp {
  private final GatherOp there;
  private final BatchOp inner;
  private final GatherOp back;
  private final Workers workers;
  private final Task moveThere = (sample, thread) -> moveThere(sample, thread);
  private final Task moveBack = (sample, thread) -> moveBack(sample, thread);
  private final Task gradientThere = (sample, thread) -> gradientThere(sample, thread);
  private final Task gradientBack = (sample, thread) -> gradientBack(sample, thread);
  private Step step;

  RearrangedOp(GatherOp there, BatchOp inner, GatherOp back, Workers workers) {
    this.there = there;
    this.inner = inner;
    this.back = back;
    this.workers = workers;
  }

  @Override
  public void forward(Step newStep) {
    step = newStep;
    workers.run(step.samples(), moveThere);
    inner.forward(step);
    workers.run(step.samples(), moveBack);
  }

  @Override
  public void backward(Step newStep) {
    step = newStep;
    workers.run(step.samples(), gradientBack);
    inner.backward(step);
    workers.run(step.samples(), gradientThere);
  }

  private void moveThere(int sample, int thread) {
    there.forward(step, sample, thread);
  }

  private void moveBack(int sample, int thread) {
    back.forward(step, sample, thread);
  }

  /** Into the gradient behind the inner op, which nobody else adds to; and room for its own. */
  private void gradientBack(int sample, int thread) {
    int n = back.in().sampleSize();
    Arrays.fill(back.in().gradient().data(), sample * n, (sample + 1) * n, 0);
    Arrays.fill(there.out().gradient().data(), sample * n, (sample + 1) * n, 0);
    back.backward(step, sample, 0, thread);
  }

  private void gradientThere(int sample, int thread) {
    there.backward(step, sample, 0, thread);
  }
}
