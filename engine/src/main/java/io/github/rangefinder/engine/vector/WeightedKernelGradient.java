package io.github.rangefinder.engine.vector;

/**
 * The gradient of a convolution kernel as weighted sums: filter by filter, each output gradient
 * that is not 0 weighs the strips that its pixel saw.
 *
 * <p>A part is laid out (filters, strips, pitch); the strips of one sample and one filter's
 * gradient stay in the first-level cache together.
 */
final class WeightedKernelGradient extends KernelGradient {
  private final FusedSizes s;
  private final FramedImage layout;

  WeightedKernelGradient(FusedSizes sizes, FramedImage layout, int shards) {
    super(shards, sizes.filters() * layout.strips * layout.pitch);
    this.s = sizes;
    this.layout = layout;
  }

  @Override
  void add(int shard, float[] image, int imageAt, SampleGradient gradient) {
    WeightLists lists = gradient.byFilter();
    int vectors = layout.pitch / VectorLanes.COUNT;
    for (int f = 0; f < s.filters(); f++) {
      for (int strip = 0; strip < layout.strips; strip++) {
        VectorWeightedRows.add(
            image,
            imageAt + strip * layout.step,
            lists.starts,
            lists.weights,
            lists.begin(f),
            lists.ends[f],
            parts[shard],
            (f * layout.strips + strip) * layout.pitch,
            vectors);
      }
    }
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
