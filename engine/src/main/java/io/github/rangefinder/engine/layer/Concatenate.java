package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Block;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * All inputs one after the other along an axis; the other extents are the same for all.
 *
 * @param axis of a sample, counted from 0, or from the end with -1 for the last
 */
public record Concatenate(int axis) implements Layer {
  /** Along the last axis, the channels. */
  public Concatenate() {
    this(-1);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("Concatenate expects at least one input, got none");
    }
    Shape first = inputs.get(0);
    int along = axis(first);
    int[] dims = first.dims();
    dims[along] = 0;
    for (Shape input : inputs) {
      if (!sameBut(along, first, input)) {
        throw new IllegalArgumentException(
            "Concatenate expects inputs that differ along axis %d alone, got %s"
                .formatted(along, inputs));
      }
      dims[along] += input.dim(along);
    }
    return Shape.of(dims);
  }

  private int axis(Shape shape) {
    int along = axis < 0 ? shape.rank() + axis : axis;
    if (along < 0 || along >= shape.rank()) {
      throw new IllegalArgumentException(
          "Concatenate along axis %d expects samples that have it, got %s".formatted(axis, shape));
    }
    return along;
  }

  private static boolean sameBut(int axis, Shape a, Shape b) {
    boolean same = a.rank() == b.rank();
    for (int i = 0; same && i < a.rank(); i++) {
      same = i == axis || a.dim(i) == b.dim(i);
    }
    return same;
  }

  @Override
  public Op createOp(Place place) {
    Shape out = place.output().shape().withoutBatch();
    int along = axis(out);
    int rows = 1;
    for (int i = 0; i < along; i++) {
      rows *= out.dim(i);
    }
    List<Block> blocks = new ArrayList<>();
    int outStep = out.size() / rows;
    int at = 0;
    for (Value input : place.inputs()) {
      int length = input.sampleSize() / rows;
      blocks.add(new Block(0, length, at, outStep, rows, length));
      at += length;
    }
    return new BlocksOp(place, blocks);
  }
}
