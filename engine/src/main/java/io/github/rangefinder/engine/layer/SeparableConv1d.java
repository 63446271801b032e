package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A depthwise convolution of a series without bias, and a convolution of size 1 over what it makes:
 * (steps, channels) becomes (outSteps, filters). Parameters: the depthwise kernel (kernelSize,
 * channels, multiplier), the pointwise kernel (1, channels · multiplier, filters), the bias
 * (filters).
 *
 * @param filters the number of output channels
 * @param depthwise the first of the two; its hasBias is false
 * @param initializer draws the pointwise kernel; the bias starts at 0
 * @param hasBias whether there is a bias, at the end
 */
public record SeparableConv1d(
    int filters, DepthwiseConv1d depthwise, Initializer initializer, boolean hasBias)
    implements UnaryLayer {

  /** Neighbouring steps, one filter for each channel, Glorot uniform, a bias. */
  public SeparableConv1d(int filters, int kernelSize, int stride, Padding padding) {
    this(
        filters,
        new DepthwiseConv1d(
            1, new SeriesWindow(kernelSize, stride, padding), new GlorotUniform(), false),
        new GlorotUniform(),
        true);
  }

  private SeparableConv2d ofImages() {
    DepthwiseConv2d first =
        new DepthwiseConv2d(
            depthwise.multiplier(),
            depthwise.window().ofImages(),
            depthwise.window().dilationOfImages(),
            depthwise.initializer(),
            depthwise.hasBias());
    return new SeparableConv2d(filters, first, initializer, hasBias);
  }

  private Conv1d pointwise() {
    return new Conv1d(filters, new SeriesWindow(1, 1, Padding.VALID), 1, initializer, hasBias);
  }

  @Override
  public Shape outputShape(Shape input) {
    Series.image("SeparableConv1d", input);
    return pointwise().outputShape(depthwise.outputShape(input));
  }

  @Override
  public double weightCount(Shape input) {
    return depthwise.weightCount(input) + pointwise().weightCount(depthwise.outputShape(input));
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    List<Parameter> parameters = new ArrayList<>(depthwise.createParameters(input, random));
    parameters.addAll(pointwise().createParameters(depthwise.outputShape(input), random));
    return parameters;
  }

  @Override
  public long multiplyAdds(Shape input) {
    return ofImages().multiplyAdds(Series.image("SeparableConv1d", input));
  }

  @Override
  public Op createOp(Place place) {
    return ofImages().createOp(Series.images(place));
  }
}
