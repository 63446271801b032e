package io.github.rangefinder.finder.run.trial;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Where a short training ended, so that a longer one can go on from there to the same bits as one
 * that began at the beginning.
 */
public final class TrialState implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int iterations;
  private final float[][] weights;
  private final int optimizerSteps;
  private final float[][] moments;

  /**
   * A state; the arrays are not copied and must not be written to.
   *
   * @param iterations how many were done
   * @param weights all parameter values of the model
   * @param optimizerSteps how many steps the optimizer has taken
   * @param moments what the optimizer remembers
   */
  TrialState(int iterations, List<float[]> weights, int optimizerSteps, List<float[]> moments) {
    this.iterations = iterations;
    this.weights = weights.toArray(float[][]::new);
    this.optimizerSteps = optimizerSteps;
    this.moments = moments.toArray(float[][]::new);
  }

  /** How many iterations were done. */
  public int iterations() {
    return iterations;
  }

  /** About how much memory it takes, in bytes. */
  public long bytes() {
    long floats = 0;
    for (float[][] arrays : List.of(weights, moments)) {
      for (float[] array : arrays) {
        floats += array.length;
      }
    }
    return Float.BYTES * floats;
  }

  List<float[]> weights() {
    return List.of(weights);
  }

  int optimizerSteps() {
    return optimizerSteps;
  }

  List<float[]> moments() {
    return List.of(moments);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrialState state
        && iterations == state.iterations
        && optimizerSteps == state.optimizerSteps
        && Arrays.deepEquals(weights, state.weights)
        && Arrays.deepEquals(moments, state.moments);
  }

  @Override
  public int hashCode() {
    return 31 * iterations + Arrays.deepHashCode(weights);
  }

  @Override
  public String toString() {
    return "after " + iterations + " iterations";
  }
}
