package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.MaxPooling;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;

/**
 * Max-pooling: the largest value of each pool x pool window, channel by channel; a window that does
 * not fit is left out.
 *
 * @param pool the side of the windows
 * @param stride pixels from one window to the next, in both directions
 */
public record MaxPool2d(int pool, int stride) implements Layer {
  /** Checks the sizes. */
  public MaxPool2d {
    if (pool < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "MaxPool2d needs pool and stride of at least 1, got %d and %d".formatted(pool, stride));
    }
  }

  /** Windows that touch but do not overlap, as in Keras. */
  public MaxPool2d(int pool) {
    this(pool, pool);
  }

  @Override
  public Shape outputShape(Shape inputShape) {
    if (inputShape.rank() != 3 || inputShape.dim(0) < pool || inputShape.dim(1) < pool) {
      throw new IllegalArgumentException(
          "MaxPool2d expects samples of shape (height, width, channels) of at least %d x %d, got %s"
              .formatted(pool, pool, inputShape));
    }
    return Shape.of(
        (inputShape.dim(0) - pool) / stride + 1,
        (inputShape.dim(1) - pool) / stride + 1,
        inputShape.dim(2));
  }

  @Override
  public Pass createPass(Tensor input, List<Parameter> parameters) {
    Shape image = Shape.of(input.shape().dim(1), input.shape().dim(2), input.shape().dim(3));
    return new MaxPoolPass(input, image, outputShape(image));
  }

  private final class MaxPoolPass extends ShardPass {
    private final Shape image;
    private final Shape out;
    private final int[] winners;

    MaxPoolPass(Tensor input, Shape image, Shape out) {
      super(input, batchOf(out, input));
      this.image = image;
      this.out = out;
      this.winners = new int[output().shape().size()];
    }

    @Override
    public void forward(int shard, int from, int to) {
      for (int i = from; i < to; i++) {
        MaxPooling.forward(
            input().data(),
            i * image.size(),
            image.dim(1),
            image.dim(2),
            pool,
            stride,
            output().data(),
            winners,
            i * out.size(),
            out.dim(0),
            out.dim(1));
      }
    }

    @Override
    public void backward(int shard, int from, int to) {
      if (inputGradient() == null) {
        return;
      }
      for (int i = from; i < to; i++) {
        MaxPooling.backward(
            outputGradient().data(),
            winners,
            i * out.size(),
            out.size(),
            inputGradient().data(),
            i * image.size(),
            image.size());
      }
    }
  }
}
