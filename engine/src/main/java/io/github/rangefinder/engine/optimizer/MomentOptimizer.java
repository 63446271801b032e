package io.github.rangefinder.engine.optimizer;

import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.ParameterChunks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What optimizers share: the moments they keep for each weight, the number of steps taken, and how
 * a step is cut into chunks for the workers. A subclass supplies the formula.
 */
public abstract class MomentOptimizer implements Optimizer {
  private final int momentsPerWeight;
  private final Task updateChunk = (chunk, thread) -> updateChunk(chunk);
  private int steps;

  /** The parameters of the first step; null before it. */
  private Parameter[] parameters;

  private ParameterChunks chunks;

  /** Indexed by parameter, moment and weight; null while all are zero. */
  private float[][][] moments;

  /** An optimizer that keeps so many numbers for each weight; they start as zeros. */
  protected MomentOptimizer(int momentsPerWeight) {
    this.momentsPerWeight = momentsPerWeight;
  }

  /** Computes the numbers that are the same for all weights; step counts from 1. */
  protected abstract void prepare(double learningRate, double momentum, int step);

  /**
   * Updates n weights p by their gradients g, and each array of moments, from an offset on. Several
   * threads may do so at once, each for other weights.
   */
  protected abstract void update(float[] p, float[] g, float[][] moments, int offset, int n);

  @Override
  public final void step(
      List<Parameter> parameters, double learningRate, double momentum, Workers workers) {
    if (momentum() == 0 && momentum != 0) {
      throw new IllegalArgumentException(
          "an optimizer without momentum cannot take a step with momentum " + momentum);
    }
    Hyperparameter.decayRate("momentum", momentum);
    bind(parameters);
    if (moments == null) {
      moments = zeroMoments();
    }
    steps++;
    prepare(learningRate, momentum, steps);
    workers.run(chunks.count(), updateChunk);
  }

  private void updateChunk(int number) {
    ParameterChunks.Chunk chunk = chunks.get(number);
    Parameter parameter = parameters[chunk.index()];
    float[] value = parameter.data().data();
    float[] gradient = parameter.gradient().data();
    update(value, gradient, moments[chunk.index()], chunk.offset(), chunk.length());
  }

  private void bind(List<Parameter> given) {
    if (parameters == null) {
      parameters = given.toArray(new Parameter[0]);
      chunks = new ParameterChunks(given);
      return;
    }
    boolean same = given.size() == parameters.length;
    for (int i = 0; same && i < parameters.length; i++) {
      same = given.get(i) == parameters[i];
    }
    if (!same) {
      throw new IllegalArgumentException(
          "an optimizer stays with the parameters of its first step, "
              + List.of(parameters)
              + ", got "
              + given);
    }
  }

  private float[][][] zeroMoments() {
    float[][][] zeros = new float[parameters.length][momentsPerWeight][];
    for (int i = 0; i < zeros.length; i++) {
      for (int moment = 0; moment < momentsPerWeight; moment++) {
        zeros[i][moment] = new float[parameters[i].data().shape().size()];
      }
    }
    return zeros;
  }

  @Override
  public final int steps() {
    return steps;
  }

  @Override
  public final Snapshot snapshot() {
    List<float[]> copies = new ArrayList<>();
    if (moments != null) {
      Arrays.stream(moments).flatMap(Arrays::stream).forEach(m -> copies.add(m.clone()));
    }
    return new Snapshot(this, steps, List.copyOf(copies));
  }

  @Override
  public final void resume(List<Parameter> parameters, int steps, List<float[]> moments) {
    bind(parameters);
    float[][][] fitting = zeroMoments();
    int expected = moments.isEmpty() && steps == 0 ? 0 : parameters.size() * momentsPerWeight;
    boolean fits = steps >= 0 && moments.size() == expected;
    for (int i = 0; fits && i < expected; i++) {
      float[] moment = fitting[i / momentsPerWeight][i % momentsPerWeight];
      fits = moments.get(i).length == moment.length;
      if (fits) {
        System.arraycopy(moments.get(i), 0, moment, 0, moment.length);
      }
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "these are not the moments of such an optimizer with parameters " + parameters);
    }
    this.steps = steps;
    this.moments = fitting;
  }

  @Override
  public final void restore(Snapshot snapshot) {
    if (snapshot.owner() != this) {
      throw new IllegalArgumentException("the snapshot was taken of another optimizer");
    }
    steps = snapshot.steps();
    moments = snapshot.moments().isEmpty() ? null : zeroMoments();
    for (int i = 0; i < snapshot.moments().size(); i++) {
      float[] moment = moments[i / momentsPerWeight][i % momentsPerWeight];
      System.arraycopy(snapshot.moments().get(i), 0, moment, 0, moment.length);
    }
  }
}
