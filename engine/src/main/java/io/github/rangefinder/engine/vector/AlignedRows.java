package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * An array for rows of whole vectors that begin where lines of the cache do, as far as that can be
 * found out.
 *
 * <p>A vector as long as a line takes twice as long to read where it lies on two of them. Java
 * tells no addresses, and a collection may move an array, to any multiple of eight bytes. So the
 * places where a line may begin are timed, one against the other. What is computed from the rows
 * does not depend on their place.
 */
final class AlignedRows {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  /** Floats in a line of the cache. */
  private static final int LINE = 16;

  /** Floats between two places where an object may begin. */
  private static final int STEP = 2;

  /** Vectors that are read together. */
  private static final int TOGETHER = 4;

  /** Floats that are read to time a place: 4 KB, which the first-level cache keeps. */
  private static final int READ = 1024;

  /** How often they are read, to take much longer than the clock itself. */
  private static final int PASSES = 4;

  /** How often a place is timed; the least counts. */
  private static final int TRIES = 8;

  /** Nanoseconds that only what is not compiled yet takes: once is enough then. */
  private static final long COLD = 20_000;

  /** Uses between two searches. */
  private static final int USES = 256;

  final float[] values;

  private final float[] sums = new float[LANES];
  private int start;
  private int uses;

  /** For the given number of floats. */
  AlignedRows(int size) {
    values = new float[size + LINE - STEP];
  }

  /** Where in {@link #values} the coming rows are to begin, as for some uses before. */
  int start() {
    return uses++ % USES == 0 ? find() : start;
  }

  /** The same, searched for anew. */
  int find() {
    if (values.length < READ + LINE) {
      return start; // too few to be timed
    }
    long least = Long.MAX_VALUE;
    for (int place = 0; place < LINE; place += STEP) {
      long nanos = nanos(place);
      for (int i = 1; i < TRIES && nanos < COLD; i++) {
        nanos = Math.min(nanos, nanos(place));
      }
      if (nanos < least) {
        least = nanos;
        start = place;
      }
    }
    return start;
  }

  private long nanos(int place) {
    long before = System.nanoTime();
    for (int pass = 0; pass < PASSES; pass++) {
      read(values, place, sums);
    }
    return System.nanoTime() - before;
  }

  /** sums (LANES) = what is read, so that it has to be. */
  private static void read(float[] values, int place, float[] sums) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector s0 = zero;
    FloatVector s1 = zero;
    FloatVector s2 = zero;
    FloatVector s3 = zero;
    for (int i = place; i < place + READ; i += TOGETHER * LANES) {
      s0 = s0.add(FloatVector.fromArray(SPECIES, values, i));
      s1 = s1.add(FloatVector.fromArray(SPECIES, values, i + LANES));
      s2 = s2.add(FloatVector.fromArray(SPECIES, values, i + 2 * LANES));
      s3 = s3.add(FloatVector.fromArray(SPECIES, values, i + 3 * LANES));
    }
    s0.add(s1).add(s2.add(s3)).intoArray(sums, 0);
  }
}
