package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.vector.FusedSizes;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A convolution computed together with what stands behind it, on the fast kernels: what one op does
 * for several layers. A network is not described with it; a plan makes it.
 *
 * @param convolution the convolution
 * @param relu whether ReLU follows
 * @param pool the side of the windows of a max-pooling that follows and whose windows do not
 *     overlap, 1 for none
 * @param sparse whether what reads the output takes few of its pixels, so that most of its gradient
 *     is 0; always with a pooling
 */
public record FusedConvolution(Conv2d convolution, boolean relu, int pool, boolean sparse)
    implements UnaryLayer {
  /** With a dense gradient where there is no pooling. */
  public FusedConvolution(Conv2d convolution, boolean relu, int pool) {
    this(convolution, relu, pool, pool > 1);
  }

  @Override
  public Shape outputShape(Shape input) {
    Shape out = convolution.outputShape(input);
    return Shape.of(out.dim(0) / pool, out.dim(1) / pool, out.dim(2));
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    return convolution.createParameters(input, random);
  }

  @Override
  public Op createOp(Place place) {
    FusedSizes sizes = new FusedSizes(convolution.sizes(place.input().shape()), pool, sparse);
    return new FusedConvolutionOp(place, sizes, relu, convolution.biasOf(place));
  }
}
