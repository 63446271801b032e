package io.github.rangefinder.engine.vector;

/**
 * The gradient of a convolution kernel of few taps behind 2x2 pooling, by {@link VectorCells}: a
 * vector of filters at a time over all cells of a sample.
 *
 * <p>A part is laid out like the kernel, (taps, filters).
 */
final class CellKernelGradient extends KernelGradient {
  private final FusedSizes s;
  private final FramedImage layout;

  CellKernelGradient(FusedSizes sizes, FramedImage layout, int shards) {
    super(shards, layout.taps.length * sizes.filters());
    this.s = sizes;
    this.layout = layout;
  }

  @Override
  void add(int shard, float[] image, int imageAt, SampleGradient gradient) {
    for (int column = 0; column < s.filters(); column += VectorTile.COLUMNS) {
      VectorCells.addKernelGradient(
          image,
          imageAt,
          layout.windows,
          s.cells(),
          layout.taps,
          gradient.values,
          gradient.winners(),
          gradient.winnersAt(),
          column,
          s.filters(),
          parts[shard]);
    }
  }

  @Override
  void addTo(float[] kernelGradient, int shardCount, int from, int to) {
    for (int shard = 0; shard < shardCount; shard++) {
      for (int row = 0; row < parts[shard].length; row += s.filters()) {
        for (int i = row + from; i < row + to; i++) {
          kernelGradient[i] += parts[shard][i];
        }
      }
    }
  }
}
