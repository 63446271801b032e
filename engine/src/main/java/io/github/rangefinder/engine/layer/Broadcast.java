package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;

/**
 * Shapes that are made equal by repeating: axes are matched from the last one on, and an extent of
 * 1, or an axis that is not there, is repeated as often as the others need. As NumPy and Keras do.
 */
final class Broadcast {
  private Broadcast() {}

  /** The shape that all inputs are repeated to. */
  static Shape shape(Layer layer, List<Shape> inputs) {
    if (inputs.size() < 2) {
      throw new IllegalArgumentException(
          layer + " expects at least two inputs, got " + inputs.size());
    }
    int rank = inputs.stream().mapToInt(Shape::rank).max().orElseThrow();
    int[] dims = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      dims[axis] = 1;
      for (Shape input : inputs) {
        int extent = extent(input, axis, rank);
        if (extent != 1 && dims[axis] != 1 && extent != dims[axis]) {
          throw new IllegalArgumentException(layer + " expects inputs of one shape, got " + inputs);
        }
        dims[axis] = Math.max(dims[axis], extent);
      }
    }
    return Shape.of(dims);
  }

  /** The shape that both inputs of a layer that takes no more are repeated to. */
  static Shape shapeOfTwo(Layer layer, List<Shape> inputs) {
    if (inputs.size() != 2) {
      throw new IllegalArgumentException(
          "%s expects two inputs, got %d: %s"
              .formatted(layer.getClass().getSimpleName(), inputs.size(), inputs));
    }
    return shape(layer, inputs);
  }

  private static int extent(Shape shape, int axis, int rank) {
    int own = axis - (rank - shape.rank());
    return own < 0 ? 1 : shape.dim(own);
  }

  /** {@link #places}, or null if these are the same. */
  static int[] source(Shape input, Shape output) {
    return input.equals(output) ? null : places(input, output);
  }

  /** For each float of an output sample its place in the input sample. */
  static int[] places(Shape input, Shape output) {
    int[] places = new int[output.size()];
    int step = 1; // floats from one index of the present axis to the next, in the output
    int inStep = 1;
    for (int axis = output.rank() - 1; axis >= 0; axis--) {
      int extent = extent(input, axis, output.rank());
      for (int i = 0; i < places.length; i++) {
        places[i] += extent == 1 ? 0 : i / step % output.dim(axis) * inStep;
      }
      step *= output.dim(axis);
      inStep *= extent;
    }
    return places;
  }
}
