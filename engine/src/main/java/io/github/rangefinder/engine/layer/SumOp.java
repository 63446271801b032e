package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Merging;
import java.util.Arrays;

/**
 * {@link Add}, {@link ScaledAdd}, {@link Subtract} and {@link Average} at work: a sum of inputs,
 * each with a factor.
 */
final class SumOp extends MergeOp {
  private final float first;
  private final float others;

  /** With a factor for the first input and one for all others. */
  SumOp(Place place, float first, float others) {
    super(place);
    this.first = first;
    this.others = others;
  }

  private float factor(int input) {
    return input == 0 ? first : others;
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    float[] y = out.data().data();
    int outAt = sample * size;
    Arrays.fill(y, outAt, outAt + size, 0);
    for (int i = 0; i < inputs.length; i++) {
      Merging.add(factor(i), x(i), at(i, sample), sources[i], y, outAt, size);
    }
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    float[] gradient = out.gradient().data();
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i].gradient() != null) {
        float[] sum = inputs[i].gradient().data();
        Merging.addBack(factor(i), gradient, sample * size, sum, at(i, sample), sources[i], size);
      }
    }
  }
}
