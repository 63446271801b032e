package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.MaxPooling;
import io.github.rangefinder.engine.kernel.PoolingSizes;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;

/**
 * Max-pooling: the largest value of each window, channel by channel.
 *
 * @param window which pixels compete
 */
public record MaxPool2d(Window window) implements Layer {
  /** Windows that touch but do not overlap, as in Keras. */
  public MaxPool2d(int pool) {
    this(pool, pool);
  }

  /** Square windows; one that does not fit is left out. */
  public MaxPool2d(int pool, int stride) {
    this(Window.square(pool, stride));
  }

  @Override
  public Shape outputShape(Shape inputShape) {
    return window.outputShape("MaxPool2d", inputShape);
  }

  @Override
  public Pass createPass(Tensor input, List<Parameter> parameters) {
    return new MaxPoolPass(input, window.sizes(input.shape()));
  }

  private static final class MaxPoolPass extends ShardPass {
    private final PoolingSizes sizes;
    private final int[] winners;

    MaxPoolPass(Tensor input, PoolingSizes sizes) {
      super(input, batchOf(Shape.of(sizes.outHeight(), sizes.outWidth(), sizes.channels()), input));
      this.sizes = sizes;
      this.winners = new int[output().shape().size()];
    }

    @Override
    public void forward(int sample, int thread) {
      MaxPooling.forward(
          sizes,
          input().data(),
          sample * sizes.imageSize(),
          output().data(),
          winners,
          sample * sizes.outSize());
    }

    @Override
    public void backward(int sample, int shard, int thread) {
      if (inputGradient() != null) {
        MaxPooling.backward(
            sizes,
            outputGradient().data(),
            winners,
            sample * sizes.outSize(),
            inputGradient().data(),
            sample * sizes.imageSize());
      }
    }
  }
}
