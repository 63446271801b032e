package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Merging;
import java.util.Arrays;

/** {@link Maximum} and {@link Minimum} at work; remembers which input won each element. */
final class ExtremeOp extends MergeOp {
  private final float sign;
  private final int[] winners;

  /** With sign 1 the largest, with sign -1 the smallest. */
  ExtremeOp(Place place, float sign) {
    super(place);
    this.sign = sign;
    winners = new int[out.shape().size()];
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    float[] y = out.data().data();
    int outAt = sample * size;
    Arrays.fill(y, outAt, outAt + size, -sign * Float.POSITIVE_INFINITY);
    Arrays.fill(winners, outAt, outAt + size, 0);
    for (int i = 0; i < inputs.length; i++) {
      Merging.takeExtreme(sign, i, x(i), at(i, sample), sources[i], y, winners, outAt, size);
    }
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    float[] gradient = out.gradient().data();
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i].gradient() != null) {
        float[] sum = inputs[i].gradient().data();
        Merging.addBackWhereWon(
            i, gradient, winners, sample * size, sum, at(i, sample), sources[i], size);
      }
    }
  }
}
