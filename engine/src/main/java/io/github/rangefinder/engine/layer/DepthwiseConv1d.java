package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A convolution of each channel of a series by itself: (steps, channels) becomes (outSteps,
 * channels · multiplier). The kernel is (kernelSize, channels, multiplier), the bias (channels ·
 * multiplier).
 *
 * @param multiplier filters of each channel
 * @param window the kernel size, the stride, what happens at the ends, the dilation
 * @param initializer draws the kernel; the bias starts at 0
 * @param hasBias whether there is a bias
 */
public record DepthwiseConv1d(
    int multiplier, SeriesWindow window, Initializer initializer, boolean hasBias)
    implements UnaryLayer {

  /** Neighbouring steps, one filter for each channel, Glorot uniform, a bias. */
  public DepthwiseConv1d(int kernelSize, int stride, Padding padding) {
    this(1, new SeriesWindow(kernelSize, stride, padding), new GlorotUniform(), true);
  }

  private DepthwiseConv2d ofImages() {
    return new DepthwiseConv2d(
        multiplier, window.ofImages(), window.dilationOfImages(), initializer, hasBias);
  }

  @Override
  public Shape outputShape(Shape input) {
    DepthwiseConv2d ofImages = ofImages();
    Shape image = Series.image("DepthwiseConv1d", input);
    Series.requireFit("DepthwiseConv1d", ofImages.window(), window.dilation(), input);
    return Series.of(ofImages.outputShape(image));
  }

  @Override
  public double weightCount(Shape input) {
    return (double) window.size() * input.dim(1) * multiplier;
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    int channels = input.dim(1);
    Shape kernel = Shape.of(window.size(), channels, multiplier);
    return new KernelAndBias("depthwise conv1d", initializer, hasBias)
        .create(kernel, channels * multiplier, random);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return ofImages().multiplyAdds(Series.image("DepthwiseConv1d", input));
  }

  @Override
  public Op createOp(Place place) {
    return ofImages().createOp(Series.images(place));
  }
}
