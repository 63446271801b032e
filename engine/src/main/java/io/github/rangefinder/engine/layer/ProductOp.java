package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Merging;
import java.util.Arrays;

/** {@link Multiply} at work: an input's gradient is the output's times all other inputs. */
final class ProductOp extends MergeOp {
  private final float[][] others;

  ProductOp(Place place) {
    super(place);
    others = new float[place.workers().threads()][size];
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    float[] y = out.data().data();
    int outAt = sample * size;
    Arrays.fill(y, outAt, outAt + size, 1);
    for (int i = 0; i < inputs.length; i++) {
      Merging.multiply(x(i), at(i, sample), sources[i], y, outAt, size);
    }
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    float[] product = others[thread];
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i].gradient() == null) {
        continue;
      }
      System.arraycopy(out.gradient().data(), sample * size, product, 0, size);
      for (int other = 0; other < inputs.length; other++) {
        if (other != i) {
          Merging.multiply(x(other), at(other, sample), sources[other], product, 0, size);
        }
      }
      float[] sum = inputs[i].gradient().data();
      Merging.addBack(1, product, 0, sum, at(i, sample), sources[i], size);
    }
  }
}
