package io.github.rangefinder.bench.layer;

import io.github.rangefinder.bench.workload.RandomFloats;
import io.github.rangefinder.engine.layer.BatchOp;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Op;
import io.github.rangefinder.engine.layer.Place;
import io.github.rangefinder.engine.layer.SampleOp;
import io.github.rangefinder.engine.layer.Step;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.engine.tensor.Value;
import java.util.Arrays;
import java.util.List;

/**
 * Runs one op over a batch, cut into shards as a plan cuts it. Unlike a plan it asks a layer that
 * stands alone for its input's gradient.
 */
final class OpRun {
  private static final int SHARD = SampleOp.SMALLEST_SHARD;

  private final Op op;
  private final Value in;
  private final Value out;
  private final int n;
  private final Step step = new Step();

  OpRun(Layer layer, Tensor input, List<Parameter> parameters, boolean needsInputGradient) {
    n = input.shape().dim(0);
    in = new Value(input, needsInputGradient ? new Tensor(input.shape()) : null);
    Tensor made = new Tensor(layer.outputShape(List.of(input.shape().withoutBatch())).withBatch(n));
    out = new Value(made, new Tensor(made.shape(), RandomFloats.array(made.shape().size(), 4)));
    op = layer.createOp(new Place(List.of(in), out, parameters, new Workers(1), 1, false));
    step.begin(n, true, 0);
  }

  void forward() {
    if (op instanceof BatchOp batchOp) {
      batchOp.forward(step);
    } else if (op instanceof SampleOp sampleOp) {
      sampleOp.prepare(step);
      for (int sample = 0; sample < n; sample++) {
        sampleOp.forward(step, sample, 0);
      }
    }
  }

  /** With the input's gradient cleared before, as a plan does it. */
  void backward() {
    if (op instanceof BatchOp batchOp) {
      clear(0, n);
      batchOp.backward(step);
    } else if (op instanceof SampleOp sampleOp) {
      for (int sample = 0; sample < n; sample++) {
        if (sample % SHARD == 0) {
          sampleOp.clearShard(sample / SHARD);
        }
        clear(sample, sample + 1);
        sampleOp.backward(step, sample, sample / SHARD, 0);
      }
      sampleOp.addShards((n - 1) / SHARD + 1);
    }
  }

  private void clear(int from, int to) {
    if (in.gradient() != null) {
      Arrays.fill(in.gradient().data(), from * in.sampleSize(), to * in.sampleSize(), 0);
    }
  }

  Tensor output() {
    return out.data();
  }

  Tensor outputGradient() {
    return out.gradient();
  }

  /** Null where it is not asked for. */
  Tensor inputGradient() {
    return in.gradient();
  }
}
