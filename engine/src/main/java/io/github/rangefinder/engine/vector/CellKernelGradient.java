package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.Sums;

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
  void add(int shard, float[] image, int imageAt, SampleGradient gradient, float[] buffer) {
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
  int addPieces() {
    return 1;
  }

  @Override
  void addTo(float[] kernelGradient, int shards, int piece) {
    Sums.add(addUp(shards, 0, parts[0].length), 0, kernelGradient, 0, parts[0].length);
  }
}
