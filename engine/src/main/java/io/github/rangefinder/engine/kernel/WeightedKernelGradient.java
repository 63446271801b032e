package io.github.rangefinder.engine.kernel;

import java.util.Arrays;

/**
 * The gradient of a convolution kernel as weighted sums: filter by filter, each output gradient
 * that is not 0 weighs the strips that its pixel saw.
 *
 * <p>A part is laid out (filters, strips, pitch); the strips of one sample and one filter's
 * gradient stay in the first-level cache together.
 */
final class WeightedKernelGradient extends KernelGradient {
  private final ConvolutionSizes s;
  private final ImageStrips layout;
  private final Shard[] shards;

  /** What one shard needs for itself: the list of a filter's gradients. */
  private static final class Shard {
    final int[] starts;
    final float[] weights;

    Shard(int cells) {
      starts = new int[cells + 1];
      weights = new float[cells + 1];
    }
  }

  WeightedKernelGradient(ConvolutionSizes sizes, ImageStrips layout, int shards) {
    super(shards, sizes.filters() * layout.strips * layout.pitch);
    this.s = sizes;
    this.layout = layout;
    this.shards = new Shard[shards];
    Arrays.setAll(this.shards, i -> new Shard(s.cells()));
  }

  @Override
  void add(int shard, float[] laidOut, float[] gradient, float[] winners, int winnersAt) {
    Shard own = shards[shard];
    int vectors = layout.pitch / VectorLanes.COUNT;
    for (int f = 0; f < s.filters(); f++) {
      int entries = list(own, f, gradient, winners, winnersAt);
      for (int strip = 0; strip < layout.strips; strip++) {
        VectorWeightedRows.add(
            laidOut,
            strip * layout.step,
            own.starts,
            own.weights,
            0,
            entries,
            parts[shard],
            (f * layout.strips + strip) * layout.pitch,
            vectors);
      }
    }
  }

  /**
   * Lists a filter's gradients that are not 0 and where their pixels' strips start. An entry of 0
   * is written like any other and overwritten by the next: a branch would be mispredicted half the
   * time.
   */
  private int list(Shard own, int f, float[] gradient, float[] winners, int winnersAt) {
    int[] pixelStarts = layout.starts;
    int window = s.window();
    int entries = 0;
    for (int cell = 0; cell < s.cells(); cell++) {
      int i = cell * s.filters() + f;
      float g = gradient[i];
      int winner = window == 1 ? 0 : Math.max((int) winners[winnersAt + i], 0);
      own.starts[entries] = pixelStarts[cell * window + winner];
      own.weights[entries] = g;
      entries += g != 0 ? 1 : 0;
    }
    return entries;
  }

  @Override
  void addTo(float[] kernelGradient, int shardCount, int from, int to) {
    int filterSize = layout.strips * layout.pitch;
    float[] sum = parts[0];
    for (int shard = 1; shard < shardCount; shard++) {
      float[] part = parts[shard];
      for (int i = from * filterSize; i < to * filterSize; i++) {
        sum[i] += part[i];
      }
    }
    for (int row = 0; row < layout.strips * layout.length; row++) {
      int place = row / layout.length * layout.pitch + row % layout.length;
      for (int f = from; f < to; f++) {
        kernelGradient[row * s.filters() + f] += sum[f * filterSize + place];
      }
    }
  }
}
