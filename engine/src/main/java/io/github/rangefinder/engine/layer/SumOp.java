package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Merging;
import java.util.Arrays;

/**
 * {@link Add}, {@link Subtract} and {@link Average} at work: a sum of inputs, each with a factor.
 */
final class SumOp extends MergeOp {
  private final float[] factors;

  SumOp(Place place, float... factors) {
    super(place);
    this.factors = factors;
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    float[] y = out.data().data();
    int outAt = sample * size;
    Arrays.fill(y, outAt, outAt + size, 0);
    for (int i = 0; i < inputs.length; i++) {
      Merging.add(factors[i], x(i), at(i, sample), sources[i], y, outAt, size);
    }
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    float[] gradient = out.gradient().data();
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i].gradient() != null) {
        float[] sum = inputs[i].gradient().data();
        Merging.addBack(factors[i], gradient, sample * size, sum, at(i, sample), sources[i], size);
      }
    }
  }
}
