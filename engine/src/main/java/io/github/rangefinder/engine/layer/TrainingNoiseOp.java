package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.CounterRandom;
import io.github.rangefinder.engine.tensor.Value;

/**
 * An op that changes samples at random in training and passes them on in inference. What is drawn
 * depends on the op's seed, the step and the sample's place in the batch, and on nothing else.
 */
abstract class TrainingNoiseOp implements SampleOp {
  private final Value in;
  private final Value out;
  private final long seed;

  TrainingNoiseOp(Place place) {
    in = place.input();
    out = place.output();
    seed = place.seed();
  }

  /** out (n) of x (n), both from an offset on. */
  abstract void disturb(long key, int sample, float[] x, float[] out, int from, int n);

  /** inputGradient (n) += what outputGradient (n) means; x is what went in. */
  abstract void addGradient(
      long key,
      int sample,
      float[] x,
      float[] outputGradient,
      float[] inputGradient,
      int from,
      int n);

  @Override
  public final void forward(Step step, int sample, int thread) {
    int n = in.sampleSize();
    int from = sample * n;
    float[] x = in.data().data();
    float[] y = out.data().data();
    if (step.training()) {
      disturb(CounterRandom.bits(seed, step.number()), sample, x, y, from, n);
    } else {
      System.arraycopy(x, from, y, from, n);
    }
  }

  @Override
  public final void backward(Step step, int sample, int shard, int thread) {
    if (in.gradient() != null) {
      int n = in.sampleSize();
      addGradient(
          CounterRandom.bits(seed, step.number()),
          sample,
          in.data().data(),
          out.gradient().data(),
          in.gradient().data(),
          sample * n,
          n);
    }
  }
}
