package io.github.rangefinder.bench.layer;

import io.github.rangefinder.bench.workload.RandomFloats;
import io.github.rangefinder.engine.layer.BatchPass;
import io.github.rangefinder.engine.layer.Pass;
import io.github.rangefinder.engine.layer.ShardPass;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Tensor;

/**
 * Runs one pass over a batch, cut into shards as a model cuts it. Unlike a plan it asks a layer
 * that stands alone for its input's gradient.
 */
final class PassRun {
  private static final int SHARD = 8;

  private final Pass pass;
  private final Workers workers = new Workers(1);
  private final int n;
  private final Tensor outputGradient;

  PassRun(Pass pass, boolean needsInputGradient) {
    this.pass = pass;
    this.n = pass.input().shape().dim(0);
    this.outputGradient =
        new Tensor(pass.output().shape(), RandomFloats.array(pass.output().shape().size(), 4));
    pass.bindGradients(outputGradient, needsInputGradient);
  }

  void forward() {
    pass.begin(true, 0, 1);
    if (pass instanceof BatchPass batchPass) {
      batchPass.forward(n, workers);
    } else if (pass instanceof ShardPass shardPass) {
      for (int sample = 0; sample < n; sample++) {
        shardPass.forward(sample, 0);
      }
    }
  }

  void backward() {
    if (pass instanceof BatchPass batchPass) {
      batchPass.backward(n, workers);
    } else if (pass instanceof ShardPass shardPass) {
      for (int sample = 0; sample < n; sample++) {
        if (sample % SHARD == 0) {
          shardPass.beginBackward(sample / SHARD);
        }
        shardPass.backward(sample, sample / SHARD, 0);
      }
      shardPass.addGradients(shards(), workers);
    }
  }

  private int shards() {
    return (n + SHARD - 1) / SHARD;
  }

  Tensor output() {
    return pass.output();
  }

  Tensor outputGradient() {
    return outputGradient;
  }

  Tensor inputGradient() {
    return pass.inputGradient();
  }
}
