package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.Gather;
import io.github.rangefinder.engine.tensor.Value;

/** An output whose elements are the input's, at the places that a table names. */
record GatherOp(Value in, Value out, int[] table) implements SampleOp {
  @Override
  public void forward(Step step, int sample, int thread) {
    Gather.forward(
        table,
        in.data().data(),
        sample * in.sampleSize(),
        out.data().data(),
        sample * table.length);
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    if (in.gradient() != null) {
      Gather.backward(
          table,
          out.gradient().data(),
          sample * table.length,
          in.gradient().data(),
          sample * in.sampleSize());
    }
  }
}
