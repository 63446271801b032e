package io.github.rangefinder.engine.vector;

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
   */
  abstract void add(int shard, float[] image, int imageAt, SampleGradient gradient);

  /** kernelGradient (…, filters) += filters from <= f < to of the parts 0 … shards - 1. */
  abstract void addTo(float[] kernelGradient, int shards, int from, int to);
}
