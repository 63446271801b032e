package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Value;
import io.github.rangefinder.engine.vector.VectorBatchNorm;
import io.github.rangefinder.engine.vector.VectorPrelu;

/** A {@link Prelu} at work on the fast kernels, whose slopes a sample's elements take in turn. */
final class FastPreluOp implements SampleOp {
  private final Value in;
  private final Value out;
  private final Parameter slopes;
  private final ShardSums sums;

  /** Rows of slopes that are taken for one. */
  private final int copies;

  /** The slopes (copies, slopes). */
  private final float[] repeated;

  /** For each thread, as many sums. */
  private final float[][] columns;

  FastPreluOp(Place place) {
    in = place.input();
    out = place.output();
    slopes = place.parameters().get(0);
    sums = new ShardSums(slopes, place.batchSize());
    int count = slopes.data().shape().size();
    copies = VectorBatchNorm.copies(in.sampleSize() / count, count);
    repeated = new float[copies * count];
    columns = new float[place.workers().threads()][slopes.isLearned() ? repeated.length : 0];
  }

  @Override
  public void prepare(Step step) {
    VectorBatchNorm.repeat(slopes.data().data(), slopes.data().shape().size(), copies, repeated);
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    int n = in.sampleSize();
    VectorPrelu.forward(repeated, in.data().data(), out.data().data(), sample * n, n);
  }

  @Override
  public void clearShard(int shard) {
    sums.clear(shard);
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    float[] x = in.data().data();
    float[] gradient = out.gradient().data();
    int n = in.sampleSize();
    if (slopes.isLearned()) {
      VectorPrelu.slopeGradients(x, gradient, sample * n, n, columns[thread], sums.of(shard));
    }
    if (in.gradient() != null) {
      VectorPrelu.inputGradient(repeated, x, gradient, in.gradient().data(), sample * n, n);
    }
  }

  @Override
  public void addShards(int shards) {
    sums.addTo(shards);
  }
}
