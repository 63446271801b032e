package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A separable convolution whose second half, the convolution of 1 x 1, is computed together with
 * what stands behind it, on the fast kernels. A network is not described with it; a plan makes it.
 *
 * @param convolution the convolution
 * @param pointwise its second half and what stands behind it
 */
public record FusedSeparableConvolution(SeparableConv2d convolution, FusedConvolution pointwise)
    implements UnaryLayer {
  @Override
  public Shape outputShape(Shape input) {
    convolution.outputShape(input);
    return pointwise.outputShape(convolution.depthwise().outputShape(input));
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    return convolution.createParameters(input, random);
  }

  @Override
  public Op createOp(Place place) {
    return convolution.createOp(place, pointwise);
  }
}
