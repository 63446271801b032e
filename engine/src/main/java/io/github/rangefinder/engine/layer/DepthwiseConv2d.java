package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A convolution of each channel by itself: (height, width, channels) becomes (outHeight, outWidth,
 * channels · multiplier). The kernel is (kernelHeight, kernelWidth, channels, multiplier), the bias
 * (channels · multiplier).
 *
 * @param multiplier filters of each channel
 * @param window the kernel size, the strides, and what happens at the border
 * @param dilation how far the taps of the kernel are apart
 * @param initializer draws the kernel; the bias starts at 0
 * @param hasBias whether there is a bias
 */
public record DepthwiseConv2d(
    int multiplier, Window window, Dilation dilation, Initializer initializer, boolean hasBias)
    implements UnaryLayer {

  /** Checks the multiplier. */
  public DepthwiseConv2d {
    if (multiplier < 1) {
      throw new IllegalArgumentException(
          "DepthwiseConv2d needs a multiplier of at least 1, got " + multiplier);
    }
  }

  /** Square windows, one filter for each channel, Glorot uniform, a bias. */
  public DepthwiseConv2d(int kernelSize, int stride, Padding padding) {
    this(
        1,
        new Window(kernelSize, kernelSize, stride, stride, padding),
        Dilation.NONE,
        new GlorotUniform(),
        true);
  }

  /** The same, float by float, as an ordinary convolution with as many groups as channels. */
  private Conv2d grouped(int channels) {
    return new Conv2d(channels * multiplier, window, dilation, channels, initializer, hasBias);
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require("DepthwiseConv2d", input);
    return grouped(input.dim(2)).outputShape(input);
  }

  @Override
  public double weightCount(Shape input) {
    return (double) window.height() * window.width() * input.dim(2) * multiplier;
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    int channels = input.dim(2);
    Shape kernel = Shape.of(window.height(), window.width(), channels, multiplier);
    return new KernelAndBias("depthwise conv2d", initializer, hasBias)
        .create(kernel, channels * multiplier, random);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return grouped(input.dim(2)).multiplyAdds(input);
  }

  @Override
  public Op createOp(Place place) {
    return grouped(place.input().shape().dim(3)).createOp(place);
  }
}
