package io.github.rangefinder.engine.kernel;

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
   * @param laidOut the sample's image, laid out
   * @param gradient (pooledHeight, pooledWidth, filters) of the sample alone
   * @param winners which pixel of its window each of them belongs to, from winnersAt on; a gradient
   *     without winner is 0
   */
  abstract void add(int shard, float[] laidOut, float[] gradient, float[] winners, int winnersAt);

  /** kernelGradient (…, filters) += filters from <= f < to of the parts 0 … shards - 1. */
  abstract void addTo(float[] kernelGradient, int shards, int from, int to);
}
