package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.layer.Border;
import io.github.rangefinder.engine.layer.Cropping2d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** Elements in a row of one axis: the sample as an image of which columns are cropped. */
final class AxisCut {
  private AxisCut() {}

  /** The layers that leave elements from … to - 1; the extents, too, are cut. */
  static List<Layer> cut(int[] dims, int axis, int from, int to) {
    int n = dims[axis];
    int before = product(dims, 0, axis);
    int behind = product(dims, axis + 1, dims.length);
    dims[axis] = to - from;
    return List.of(
        new Reshape(Shape.of(before, n, behind)), new Cropping2d(new Border(0, 0, from, n - to)));
  }

  private static int product(int[] dims, int from, int to) {
    return IntStream.range(from, to).map(axis -> dims[axis]).reduce(1, (a, b) -> a * b);
  }
}
