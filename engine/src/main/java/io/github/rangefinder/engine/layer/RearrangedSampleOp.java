package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * An op on samples whose axes stand in another order before and behind it.
 *
 * @param there moves a sample's elements to where the inner op wants them
 * @param inner what is done there
 * @param back moves them back
 */
record RearrangedSampleOp(GatherOp there, SampleOp inner, GatherOp back) implements SampleOp {
  /**
   * An op that finds some axes behind all others, in their order.
   *
   * @param last axes of a sample, counted from 0, ascending
   * @param inner makes the op of a place whose samples have their axes in that order
   */
  static SampleOp withLast(Place place, int[] last, Function<Place, SampleOp> inner) {
    Shape sample = place.input().shape().withoutBatch();
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < sample.rank(); axis++) {
      if (Arrays.binarySearch(last, axis) < 0) {
        order.add(axis);
      }
    }
    Arrays.stream(last).forEach(order::add);
    int[] table = Permute.table(sample, order);
    Shape moved = Shape.of(order.stream().mapToInt(sample::dim).toArray());
    boolean learns = place.output().gradient() != null;
    Value in = Value.zeros(moved.withBatch(place.batchSize()), learns);
    Value out = Value.zeros(moved.withBatch(place.batchSize()), learns);
    return new RearrangedSampleOp(
        new GatherOp(place.input(), in, table),
        inner.apply(place.part(in, out, place.parameters())),
        new GatherOp(out, place.output(), Axes.inverse(table)));
  }

  @Override
  public void prepare(Step step) {
    inner.prepare(step);
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    there.forward(step, sample, thread);
    inner.forward(step, sample, thread);
    back.forward(step, sample, thread);
  }

  @Override
  public void clearShard(int shard) {
    inner.clearShard(shard);
  }

  /** Nobody else adds to the gradients beside the inner op, which are cleared first. */
  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    clear(back.in(), sample);
    clear(there.out(), sample);
    back.backward(step, sample, shard, thread);
    inner.backward(step, sample, shard, thread);
    there.backward(step, sample, shard, thread);
  }

  private static void clear(Value value, int sample) {
    int n = value.sampleSize();
    Arrays.fill(value.gradient().data(), sample * n, (sample + 1) * n, 0);
  }

  @Override
  public void addShards(int shards) {
    inner.addShards(shards);
  }
}
