package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;

/** An op on a batch whose samples' axes stand in another order before and behind it. */
final class RearrangedOp implements BatchOp {
  private final Rearrangement moves;
  private final BatchOp inner;
  private final Workers workers;
  private final Task moveThere = (sample, thread) -> moveThere(sample, thread);
  private final Task moveBack = (sample, thread) -> moveBack(sample, thread);
  private final Task gradientThere = (sample, thread) -> gradientThere(sample, thread);
  private final Task gradientBack = (sample, thread) -> gradientBack(sample, thread);
  private Step step;

  RearrangedOp(Rearrangement moves, BatchOp inner, Workers workers) {
    this.moves = moves;
    this.inner = inner;
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
    moves.there().forward(step, sample, thread);
  }

  private void moveBack(int sample, int thread) {
    moves.back().forward(step, sample, thread);
  }

  private void gradientBack(int sample, int thread) {
    moves.startBackward(step, sample, 0, thread);
  }

  private void gradientThere(int sample, int thread) {
    moves.there().backward(step, sample, 0, thread);
  }
}
