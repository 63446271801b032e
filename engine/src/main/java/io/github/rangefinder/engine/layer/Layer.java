package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The description of a layer: what it makes of its inputs' shapes and what it learns. Holds no
 * state, so one object may stand in several networks. Most layers have one input: {@link
 * UnaryLayer}.
 */
public interface Layer {
  /**
   * The shape of one sample's output.
   *
   * @param inputs the shapes of one sample of each input
   * @throws IllegalArgumentException if the layer cannot read such inputs, naming both sides
   */
  Shape outputShape(List<Shape> inputs);

  /**
   * Fresh parameters in Keras's order: kernel before bias, statistics last; none for a layer that
   * keeps nothing.
   */
  default List<Parameter> createParameters(List<Shape> inputs, SplittableRandom random) {
    return List.of();
  }

  /**
   * How many elements {@link #createParameters} would make, told without making any; a layer whose
   * parameters are no more than its inputs' or output's elements need not count them.
   *
   * @param inputs the shapes of one sample of each input
   */
  default double weightCount(List<Shape> inputs) {
    return 0;
  }

  /**
   * Multiply-adds of a forward pass over one sample; 0 for a layer without a product of weights.
   *
   * @param inputs the shapes of one sample of each input
   */
  default long multiplyAdds(List<Shape> inputs) {
    return 0;
  }

  /** This layer at work: an op that reads and fills what the place holds. */
  Op createOp(Place place);
}
