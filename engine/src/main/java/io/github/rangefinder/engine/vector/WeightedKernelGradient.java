package io.github.rangefinder.engine.vector;

/**
 * The gradient of a convolution kernel as weighted sums: filter by filter, each output gradient
 * that is not 0 weighs the strips that its pixel saw.
 *
 * <p>A part is laid out (filters, strips, pitch); the strips of one sample and one filter's
 * gradient stay in the first-level cache together.
 */
final class WeightedKernelGradient extends KernelGradient {
  /** Filters whose gradients one piece adds up. */
  private static final int PIECE_FILTERS = 8;

  private final FusedSizes s;
  private final FramedImage layout;

  WeightedKernelGradient(FusedSizes sizes, FramedImage layout, int shards) {
    super(shards, sizes.filters() * layout.strips * layout.pitch);
    this.s = sizes;
    this.layout = layout;
  }

  @Override
  void add(int shard, float[] image, int imageAt, SampleGradient gradient, float[] buffer) {
    WeightLists lists = gradient.byFilter();
    float[] strips = gradient.strips.values;
    int stripsAt = gradient.strips.start();
    System.arraycopy(image, imageAt, strips, stripsAt, layout.sizeWithoutRoom());
    int vectors = layout.pitch / VectorLanes.COUNT;
    for (int f = 0; f < s.filters(); f++) {
      for (int strip = 0; strip < layout.strips; strip++) {
        VectorWeightedRows.add(
            strips,
            stripsAt + strip * layout.step,
            lists.rows,
            lists.begin(f),
            lists.ends[f],
            parts[shard],
            (f * layout.strips + strip) * layout.pitch,
            vectors);
      }
    }
  }

  @Override
  int addPieces() {
    return (s.filters() - 1) / PIECE_FILTERS + 1;
  }

  @Override
  void addTo(float[] kernelGradient, int shards, int piece) {
    int from = piece * PIECE_FILTERS;
    int to = Math.min(from + PIECE_FILTERS, s.filters());
    int filterSize = layout.strips * layout.pitch;
    float[] sum = addUp(shards, from * filterSize, (to - from) * filterSize);
    for (int row = 0; row < layout.strips * layout.length; row++) {
      int place = row / layout.length * layout.pitch + row % layout.length;
      for (int f = from; f < to; f++) {
        kernelGradient[row * s.filters() + f] += sum[f * filterSize + place];
      }
    }
  }
}
