package io.github.rangefinder.bench.lesson;

import io.github.rangefinder.bench.workload.EngineBenchmark;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The same numbers, computed in two ways. Both ways begin from the same inputs with every call, so
 * that a call may be repeated and timed.
 */
public abstract class Lesson extends EngineBenchmark {
  /** A constant, or C2 could not know how wide a vector is, and would box it. */
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** How one would write it at first. */
  public abstract float[] wrong();

  /** How it is fast. */
  public abstract float[] right();
}
