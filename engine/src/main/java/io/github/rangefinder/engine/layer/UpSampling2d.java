package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Upsampling;
import io.github.rangefinder.engine.kernel.UpsamplingSizes;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;

/**
 * An image enlarged by whole factors: (height, width, channels) becomes (height · rowFactor, width
 * · columnFactor, channels).
 *
 * @param rowFactor at least 1
 * @param columnFactor at least 1
 * @param bilinear straight between the centres of pixels, else each pixel again and again
 */
public record UpSampling2d(int rowFactor, int columnFactor, boolean bilinear)
    implements UnaryLayer {
  /** Checks the factors. */
  public UpSampling2d {
    if (rowFactor < 1 || columnFactor < 1) {
      throw new IllegalArgumentException(
          "UpSampling2d needs factors of at least 1, got %d x %d"
              .formatted(rowFactor, columnFactor));
    }
  }

  /** Each pixel again and again. */
  public UpSampling2d(int factor) {
    this(factor, factor, false);
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require("UpSampling2d", input);
    return Shape.of(input.dim(0) * rowFactor, input.dim(1) * columnFactor, input.dim(2));
  }

  @Override
  public Op createOp(Place place) {
    Shape in = place.input().shape();
    UpsamplingSizes sizes =
        new UpsamplingSizes(in.dim(1), in.dim(2), in.dim(3), rowFactor, columnFactor);
    return new UpSamplingOp(sizes, bilinear, place.input(), place.output());
  }

  private record UpSamplingOp(UpsamplingSizes sizes, boolean bilinear, Value in, Value out)
      implements SampleOp {
    @Override
    public void forward(Step step, int sample, int thread) {
      float[] x = in.data().data();
      float[] y = out.data().data();
      int xAt = sample * in.sampleSize();
      int yAt = sample * out.sampleSize();
      if (bilinear) {
        Upsampling.bilinear(sizes, x, xAt, y, yAt);
      } else {
        Upsampling.nearest(sizes, x, xAt, y, yAt);
      }
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      if (in.gradient() == null) {
        return;
      }
      float[] dy = out.gradient().data();
      float[] dx = in.gradient().data();
      int xAt = sample * in.sampleSize();
      int yAt = sample * out.sampleSize();
      if (bilinear) {
        Upsampling.bilinearGradient(sizes, dy, yAt, dx, xAt);
      } else {
        Upsampling.nearestGradient(sizes, dy, yAt, dx, xAt);
      }
    }
  }
}
