package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The description of a layer: what it makes of a sample's shape and what it learns. Holds no state,
 * so one object may stand in several models.
 */
public interface Layer {
  /**
   * The shape of one sample's output.
   *
   * @throws IllegalArgumentException if the layer cannot read such an input, naming both sides
   */
  Shape outputShape(Shape inputShape);

  /**
   * Fresh parameters in Keras's order: kernel before bias, statistics last; none for a layer that
   * keeps nothing.
   */
  default List<Parameter> createParameters(Shape inputShape, SplittableRandom random) {
    return List.of();
  }

  /**
   * This layer at work on batches read from {@code input} (batch, …).
   *
   * @param parameters what {@link #createParameters} made
   */
  Pass createPass(Tensor input, List<Parameter> parameters);
}
