package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;

/**
 * A layer at work: reads {@code input}, fills {@code output}, and backward turns {@code
 * outputGradient} into {@code inputGradient}. All four hold a whole batch, (batch, …), and are made
 * once; a step on fewer samples uses their front.
 *
 * <p>Either a {@link ShardPass}, which works on each sample by itself, or a {@link BatchPass},
 * which needs the whole batch.
 */
public abstract sealed class Pass permits ShardPass, BatchPass {
  private final Tensor input;
  private final Tensor output;
  private Tensor outputGradient;
  private Tensor inputGradient;

  Pass(Tensor input, Tensor output) {
    this.input = input;
    this.output = output;
  }

  /** A tensor for a batch as large as that of {@code input}. */
  static Tensor batchOf(Shape sampleShape, Tensor input) {
    return new Tensor(sampleShape.withBatch(input.shape().dim(0)));
  }

  /** What forward reads. */
  public final Tensor input() {
    return input;
  }

  /** What forward fills. */
  public final Tensor output() {
    return output;
  }

  /** What backward reads. */
  final Tensor outputGradient() {
    return outputGradient;
  }

  /** What backward fills, or null where nobody asks for it. */
  public final Tensor inputGradient() {
    return inputGradient;
  }

  /**
   * Called once before the forward of a step: the parameters may have changed.
   *
   * @param training whether this is a step of training; else the layer takes its inference form
   * @param key what random numbers of this step and this pass start from
   * @param threads how many threads will share the work
   */
  public void begin(boolean training, long key, int threads) {}

  /**
   * Prepares for backward.
   *
   * @param outputGradient the gradient of the loss with respect to {@link #output}
   * @param needsInputGradient false for a first layer, whose input is data
   */
  public final void bindGradients(Tensor outputGradient, boolean needsInputGradient) {
    this.outputGradient = outputGradient;
    this.inputGradient = needsInputGradient ? createInputGradient(outputGradient) : null;
  }

  /** The tensor for the input gradient; a new one unless the layer only changes the shape. */
  Tensor createInputGradient(Tensor outputGradient) {
    return new Tensor(input.shape());
  }
}
