package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.Sums;
import java.util.Arrays;

/**
 * The gradient of a convolution kernel: each shard sums its samples into a part of its own, then
 * the parts are added in the order of the shards.
 */
abstract class KernelGradient {
  final float[][] parts;

  KernelGradient(int shards, int partSize) {
    parts = new float[shards][partSize];
  }

  final void clear(int shard) {
    Arrays.fill(parts[shard], 0);
  }

  /**
   * Adds a sample to a shard's part.
   *
   * @param image the sample's image in its frame, from imageAt on
   * @param buffer ({@link #bufferSize}), the same as for the thread's samples before
   */
  abstract void add(int shard, float[] image, int imageAt, SampleGradient gradient, float[] buffer);

  /** How many floats {@link #add} needs for itself. */
  int bufferSize() {
    return 0;
  }

  /** How many pieces {@link #addTo} is cut into. */
  abstract int addPieces();

  /** kernelGradient += what a piece has of the parts 0 … shards - 1, added up in this order. */
  abstract void addTo(float[] kernelGradient, int shards, int piece);

  /** Adds floats at … at + n - 1 of the parts 1 … shards - 1 to those of part 0. */
  final float[] addUp(int shards, int at, int n) {
    for (int shard = 1; shard < shards; shard++) {
      Sums.add(parts[shard], at, parts[0], at, n);
    }
    return parts[0];
  }
}
