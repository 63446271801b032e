package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.AbsoluteAndSquare;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;

/**
 * Passes its input on, and adds what it costs to the loss: the mean over the samples of l1 Σ |x| +
 * l2 Σ x².
 *
 * @param l1 at least 0
 * @param l2 at least 0
 */
public record ActivityRegularization(double l1, double l2) implements UnaryLayer {
  /** Checks the costs. */
  public ActivityRegularization {
    Rates.requireAtLeastZero("ActivityRegularization", "an l1", l1);
    Rates.requireAtLeastZero("ActivityRegularization", "an l2", l2);
  }

  @Override
  public Shape outputShape(Shape input) {
    return input;
  }

  @Override
  public Op createOp(Place place) {
    return new ActivityOp(l1, l2, place.input(), place.output(), new double[place.batchSize()]);
  }

  private record ActivityOp(double l1, double l2, Value in, Value out, double[] costs)
      implements SampleOp {
    @Override
    public void forward(Step step, int sample, int thread) {
      int n = in.sampleSize();
      float[] x = in.data().data();
      System.arraycopy(x, sample * n, out.data().data(), sample * n, n);
      costs[sample] = AbsoluteAndSquare.cost(x, sample * n, n, l1, l2);
    }

    @Override
    public double penalty(Step step) {
      double sum = 0;
      for (int sample = 0; sample < step.samples(); sample++) {
        sum += costs[sample];
      }
      return sum / step.samples();
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      if (in.gradient() != null) {
        int n = in.sampleSize();
        AbsoluteAndSquare.addActivityGradient(
            (float) l1,
            (float) l2,
            1f / step.samples(),
            in.data().data(),
            out.gradient().data(),
            in.gradient().data(),
            sample * n,
            n);
      }
    }
  }
}
