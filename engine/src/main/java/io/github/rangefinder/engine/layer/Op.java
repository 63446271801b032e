package io.github.rangefinder.engine.layer;

/**
 * A layer at work at its {@link Place}. Forward overwrites the output's data; backward reads the
 * output's gradient and <em>adds</em> to the gradient of every input and parameter that has one.
 *
 * <p>Either a {@link SampleOp}, which treats each sample by itself, or a {@link BatchOp}, which
 * needs the whole batch, or the two halves of a {@link HalvesOp}. The first two are open: anybody
 * may write one. An op makes its buffers when it is made; a warm step allocates nothing.
 */
public sealed interface Op permits BatchOp, SampleOp, HalvesOp {
  /**
   * What this op adds to the batch's mean loss, asked once after a forward in training; backward
   * adds its gradient. 0 unless the layer has a penalty on its activity.
   */
  default double penalty(Step step) {
    return 0;
  }
}
