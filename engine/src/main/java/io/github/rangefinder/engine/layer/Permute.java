package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;

/**
 * A sample's axes in another order.
 *
 * @param axes for each axis of the output the axis of the input, counted from 0
 */
public record Permute(List<Integer> axes) implements UnaryLayer {
  /** Copies the axes. */
  public Permute {
    axes = List.copyOf(axes);
  }

  /** Whether this brings every axis back to where it was before another one. */
  public boolean undoes(Permute other) {
    boolean undoes = axes.size() == other.axes.size();
    for (int axis = 0; undoes && axis < axes.size(); axis++) {
      undoes = other.axes.get(axes.get(axis)) == axis;
    }
    return undoes;
  }

  @Override
  public Shape outputShape(Shape input) {
    boolean eachOnce = axes.size() == input.rank();
    for (int axis = 0; axis < input.rank(); axis++) {
      eachOnce &= axes.contains(axis);
    }
    if (!eachOnce) {
      throw new IllegalArgumentException(
          "Permute to axes %s, counted from 0, expects samples with each of these axes once, got %s"
              .formatted(axes, input));
    }
    return Shape.of(axes.stream().mapToInt(input::dim).toArray());
  }

  @Override
  public Op createOp(Place place) {
    Shape in = place.input().shape().withoutBatch();
    return new GatherOp(place.input(), place.output(), table(in, axes));
  }

  /** For each place of a sample whose axes stand in another order, the place before. */
  static int[] table(Shape in, List<Integer> axes) {
    Shape out = Shape.of(axes.stream().mapToInt(in::dim).toArray());
    int[] strides = new int[in.rank()];
    int stride = 1;
    for (int axis = in.rank() - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= in.dim(axis);
    }
    int[] table = new int[out.size()];
    for (int i = 0; i < table.length; i++) {
      int rest = i;
      for (int axis = out.rank() - 1; axis >= 0; axis--) {
        table[i] += rest % out.dim(axis) * strides[axes.get(axis)];
        rest /= out.dim(axis);
      }
    }
    return table;
  }
}
