package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.NormalizedRow;
import io.github.rangefinder.engine.kernel.RowNormalization;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Value;

/** A normalisation within each sample at work: of its rows, each with its own mean and variance. */
final class RowNormalizationOp implements SampleOp {
  private final RowForm form;
  private final double epsilon;
  private final Value in;
  private final Value out;
  private final Parameter gamma;
  private final Parameter beta;
  private final ShardSums gammaSums;
  private final ShardSums betaSums;
  private final float[] moments;

  /**
   * What is normalised together, and how.
   *
   * @param row the elements of one row
   * @param starts where in a sample each row begins
   * @param parameters where among gamma and beta the parameters of each row begin
   * @param subtractsMean whether the mean is taken away from the elements
   * @param aroundMean whether the variance is around the mean, else around 0
   */
  record RowForm(
      NormalizedRow row,
      int[] starts,
      int[] parameters,
      boolean subtractsMean,
      boolean aroundMean) {}

  /** Gamma and beta may be null. */
  RowNormalizationOp(Place place, RowForm form, double epsilon, Parameter gamma, Parameter beta) {
    this.form = form;
    this.epsilon = epsilon;
    this.gamma = gamma;
    this.beta = beta;
    in = place.input();
    out = place.output();
    gammaSums = new ShardSums(gamma, place.batchSize());
    betaSums = new ShardSums(beta, place.batchSize());
    moments = new float[place.batchSize() * form.starts().length * RowNormalization.MOMENTS];
  }

  private static float[] dataOf(Parameter parameter) {
    return parameter == null ? null : parameter.data().data();
  }

  private int momentsOf(int sample, int row) {
    return (sample * form.starts().length + row) * RowNormalization.MOMENTS;
  }

  @Override
  public void forward(Step step, int sample, int thread) {
    float[] x = in.data().data();
    for (int r = 0; r < form.starts().length; r++) {
      int at = sample * in.sampleSize() + form.starts()[r];
      int m = momentsOf(sample, r);
      if (form.aroundMean()) {
        RowNormalization.moments(form.row(), epsilon, x, at, moments, m);
      } else {
        RowNormalization.aroundMean(form.row(), epsilon, x, at, 0, moments, m);
      }
      RowNormalization.normalize(
          form.row(),
          x,
          at,
          moments,
          m,
          form.subtractsMean(),
          dataOf(gamma),
          dataOf(beta),
          form.parameters()[r],
          out.data().data());
    }
  }

  @Override
  public void clearShard(int shard) {
    gammaSums.clear(shard);
    betaSums.clear(shard);
  }

  @Override
  public void backward(Step step, int sample, int shard, int thread) {
    float[] x = in.data().data();
    float[] gradient = out.gradient().data();
    float[] ofGamma = gammaSums.of(shard);
    float[] ofBeta = betaSums.of(shard);
    for (int r = 0; r < form.starts().length; r++) {
      int at = sample * in.sampleSize() + form.starts()[r];
      int m = momentsOf(sample, r);
      int p = form.parameters()[r];
      if (ofGamma != null || ofBeta != null) {
        RowNormalization.parameterGradients(
            form.row(), x, gradient, at, moments, m, form.subtractsMean(), ofGamma, ofBeta, p);
      }
      if (in.gradient() != null) {
        RowNormalization.inputGradient(
            form.row(),
            x,
            gradient,
            at,
            moments,
            m,
            form.subtractsMean(),
            dataOf(gamma),
            p,
            in.gradient().data());
      }
    }
  }

  @Override
  public void addShards(int shards) {
    gammaSums.addTo(shards);
    betaSums.addTo(shards);
  }
}
