package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sample's axes in another order, and back: an op in between works on values of its own.
 *
 * @param there moves a sample's elements to where that op wants them
 * @param inner where that op works
 * @param back moves them back
 */
record Rearrangement(GatherOp there, Place inner, GatherOp back) {
  /**
   * Some axes behind all others, in their order.
   *
   * @param last axes of a sample, counted from 0, ascending
   */
  static Rearrangement withLast(Place place, int... last) {
    Shape sample = place.input().shape().withoutBatch();
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < sample.rank(); axis++) {
      if (Arrays.binarySearch(last, axis) < 0) {
        order.add(axis);
      }
    }
    Arrays.stream(last).forEach(order::add);
    Shape moved = Shape.of(order.stream().mapToInt(sample::dim).toArray());
    boolean learns = place.output().gradient() != null;
    Value in = Value.zeros(moved.withBatch(place.batchSize()), learns);
    Value out = Value.zeros(moved.withBatch(place.batchSize()), learns);
    int[] table = Permute.table(sample, order);
    return new Rearrangement(
        new GatherOp(place.input(), in, table),
        place.part(in, out, place.parameters()),
        new GatherOp(out, place.output(), inverse(table)));
  }

  /** The table that leads back from where a table led, which has each place once. */
  private static int[] inverse(int... there) {
    int[] table = new int[there.length];
    for (int i = 0; i < there.length; i++) {
      table[there[i]] = i;
    }
    return table;
  }

  /**
   * The gradient behind the inner op, to which nobody else adds, and room for the one before it.
   */
  void startBackward(Step step, int sample, int shard, int thread) {
    clear(back.in(), sample);
    clear(there.out(), sample);
    back.backward(step, sample, shard, thread);
  }

  private static void clear(Value value, int sample) {
    int n = value.sampleSize();
    Arrays.fill(value.gradient().data(), sample * n, (sample + 1) * n, 0);
  }
}
