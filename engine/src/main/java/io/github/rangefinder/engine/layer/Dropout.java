package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.DropoutMask;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;

/**
 * Dropout: in training each element is 0 with probability rate, and what is kept grows by 1 / (1 -
 * rate), so that in inference, where nothing is dropped, its expectation is the same ("inverted").
 * Which ones are kept is decided by the model's seed, the layer's place in it, the step and the
 * element's place in the batch, and by nothing else.
 *
 * <p>Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from
 * overfitting", 2014, section 10.
 *
 * @param rate at least 0, below 1
 */
public record Dropout(double rate) implements UnaryLayer {
  /** Checks the rate. */
  public Dropout {
    Rates.requireShare("Dropout", rate);
  }

  @Override
  public Shape outputShape(Shape inputShape) {
    return inputShape;
  }

  @Override
  public Op createOp(Place place) {
    return new DropoutOp(rate, place.seed(), place.input(), place.output());
  }

  private record DropoutOp(double rate, long seed, Value in, Value out) implements SampleOp {
    @Override
    public void forward(Step step, int sample, int thread) {
      int size = in.sampleSize();
      int from = sample * size;
      if (step.training()) {
        long key = DropoutMask.key(seed, step.number());
        DropoutMask.apply(key, rate, in.data().data(), out.data().data(), from, size);
      } else {
        System.arraycopy(in.data().data(), from, out.data().data(), from, size);
      }
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      if (in.gradient() != null) {
        int size = in.sampleSize();
        long key = DropoutMask.key(seed, step.number());
        DropoutMask.addGradient(
            key, rate, out.gradient().data(), in.gradient().data(), sample * size, size);
      }
    }
  }
}
