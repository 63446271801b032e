package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.DropoutMask;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;

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
public record Dropout(double rate) implements Layer {
  /** Checks the rate. */
  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "Dropout needs a rate of at least 0 and below 1, got " + rate);
    }
  }

  @Override
  public Shape outputShape(Shape inputShape) {
    return inputShape;
  }

  @Override
  public Pass createPass(Tensor input, List<Parameter> parameters) {
    return new DropoutPass(input);
  }

  private final class DropoutPass extends ElementPass {
    private boolean training;
    private long key;

    DropoutPass(Tensor input) {
      super(input);
    }

    @Override
    public void begin(boolean training, long key, int threads) {
      this.training = training;
      this.key = key;
    }

    @Override
    void apply(float[] x, float[] out, int from, int n) {
      if (training) {
        DropoutMask.apply(key, rate, x, out, from, n);
      } else {
        System.arraycopy(x, from, out, from, n);
      }
    }

    @Override
    void gradient(float[] out, float[] outputGradient, float[] inputGradient, int from, int n) {
      apply(outputGradient, inputGradient, from, n);
    }
  }
}
