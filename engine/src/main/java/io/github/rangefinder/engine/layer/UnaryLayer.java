package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.SplittableRandom;

/** A layer with one input. */
public interface UnaryLayer extends Layer {
  /**
   * The shape of one sample's output.
   *
   * @throws IllegalArgumentException if the layer cannot read such an input, naming both sides
   */
  Shape outputShape(Shape input);

  /** Fresh parameters in Keras's order: kernel before bias, statistics last. */
  default List<Parameter> createParameters(Shape input, SplittableRandom random) {
    return List.of();
  }

  @Override
  default Shape outputShape(List<Shape> inputs) {
    return outputShape(only(inputs));
  }

  @Override
  default List<Parameter> createParameters(List<Shape> inputs, SplittableRandom random) {
    return createParameters(only(inputs), random);
  }

  /** How many elements {@link #createParameters} would make. */
  default double weightCount(Shape input) {
    return 0;
  }

  @Override
  default double weightCount(List<Shape> inputs) {
    return weightCount(only(inputs));
  }

  /** Multiply-adds of a forward pass over one sample. */
  default long multiplyAdds(Shape input) {
    return 0;
  }

  @Override
  default long multiplyAdds(List<Shape> inputs) {
    return multiplyAdds(only(inputs));
  }

  private Shape only(List<Shape> inputs) {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(
          this + " reads one input, got " + inputs.size() + ": " + inputs);
    }
    return inputs.get(0);
  }
}
