package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Merging;
import java.util.Arrays;

/** {@link Divide} at work: y = a / b, da += dy / b, db -= dy · y / b. */
final class QuotientOp extends MergeOp {
  private static final int A = 0;
  private static final int B = 1;

  private final float[][] shares;

  QuotientOp(Place place) {
    super(place);
    shares = new float[place.workers().threads()][size];
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    float[] y = out.data().data();
    int outAt = sample * size;
    Arrays.fill(y, outAt, outAt + size, 1);
    Merging.multiply(x(A), at(A, sample), sources[A], y, outAt, size);
    Merging.divide(x(B), at(B, sample), sources[B], y, outAt, size);
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    float[] share = shares[thread];
    int outAt = sample * size;
    System.arraycopy(out.gradient().data(), outAt, share, 0, size);
    Merging.divide(x(B), at(B, sample), sources[B], share, 0, size);
    addBack(1, share, A, sample);
    Merging.multiply(out.data().data(), outAt, null, share, 0, size);
    addBack(-1, share, B, sample);
  }

  private void addBack(float factor, float[] share, int input, int sample) {
    if (inputs[input].gradient() != null) {
      float[] sum = inputs[input].gradient().data();
      Merging.addBack(factor, share, 0, sum, at(input, sample), sources[input], size);
    }
  }
}
