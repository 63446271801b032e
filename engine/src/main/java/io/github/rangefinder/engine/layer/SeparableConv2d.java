package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A depthwise convolution without bias, and a 1 x 1 convolution over what it makes: (height, width,
 * channels) becomes (outHeight, outWidth, filters). Parameters: the depthwise kernel (kernelHeight,
 * kernelWidth, channels, multiplier), the pointwise kernel (1, 1, channels · multiplier, filters),
 * the bias (filters).
 *
 * @param filters the number of output channels
 * @param depthwise the first of the two; its hasBias is false
 * @param initializer draws the pointwise kernel; the bias starts at 0
 * @param hasBias whether there is a bias, at the end
 */
public record SeparableConv2d(
    int filters, DepthwiseConv2d depthwise, Initializer initializer, boolean hasBias)
    implements UnaryLayer {

  /** Checks the first layer. */
  public SeparableConv2d {
    if (depthwise.hasBias()) {
      throw new IllegalArgumentException("SeparableConv2d has one bias, at the end, got two");
    }
  }

  /** Square windows, one filter for each channel, Glorot uniform, a bias. */
  public SeparableConv2d(int filters, int kernelSize, int stride, Padding padding) {
    this(
        filters,
        new DepthwiseConv2d(
            1,
            new Window(kernelSize, kernelSize, stride, stride, padding),
            Dilation.NONE,
            new GlorotUniform(),
            false),
        new GlorotUniform(),
        true);
  }

  /** The second half, a convolution of 1 x 1. */
  public Conv2d pointwise() {
    return new Conv2d(filters, new Window(1, 1, 1, 1, Padding.VALID), initializer, hasBias);
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require("SeparableConv2d", input);
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
    return depthwise.multiplyAdds(input) + pointwise().multiplyAdds(depthwise.outputShape(input));
  }

  @Override
  public Op createOp(Place place) {
    return createOp(place, pointwise());
  }

  /** With a second half that does more than the convolution. */
  Op createOp(Place place, UnaryLayer pointwise) {
    Value in = place.input();
    List<Parameter> parameters = place.parameters();
    boolean learns = place.output().gradient() != null;
    Shape between = depthwise.outputShape(in.shape().withoutBatch()).withBatch(place.batchSize());
    Value middle = Value.zeros(between, learns);
    Place first = place.part(in, middle, parameters.subList(0, 1));
    Place second = place.part(middle, place.output(), parameters.subList(1, parameters.size()));
    return new PairOp(
        (SampleOp) depthwise.createOp(first), (SampleOp) pointwise.createOp(second), middle);
  }
}
