package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A batch normalisation computed together with the ReLU behind it, on the fast kernels. A network
 * is not described with it; a plan makes it.
 *
 * @param normalization the batch normalisation
 */
public record FusedBatchNormalization(BatchNormalization normalization) implements UnaryLayer {
  @Override
  public Shape outputShape(Shape input) {
    return normalization.outputShape(input);
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    return normalization.createParameters(input, random);
  }

  @Override
  public Op createOp(Place place) {
    return FastBatchNormalization.op(place, normalization, true);
  }
}
