package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import java.util.Arrays;

/**
 * The gradient of a convolution kernel as a matrix product on {@link VectorTile}, for a first layer
 * with few channels: windowsᵀ (taps, pixels) · gradients (pixels, filters), where the gradients are
 * spread over the pixels that they belong to, with zeros between them.
 *
 * <p>A part is laid out (panels, taps, COLUMNS).
 */
final class ProductKernelGradient extends KernelGradient {
  private static final int ROWS = VectorTile.ROWS;
  private static final int COLUMNS = VectorTile.COLUMNS;

  private final ConvolutionSizes s;
  private final UnfoldedImage layout;
  private final int panels;
  private final int[] tapRows;
  private final int[] partRows;
  private final Shard[] shards;

  /** What one shard needs for itself: windows, transposed, and a panel of spread gradients. */
  private static final class Shard {
    final float[] windows;
    final float[] spread;

    Shard(ConvolutionSizes s, int taps) {
      windows = new float[taps * s.pixels()];
      spread = new float[s.cellBlock() * s.window() * COLUMNS];
    }
  }

  ProductKernelGradient(ConvolutionSizes sizes, UnfoldedImage layout, int shards) {
    super(shards, VectorTile.panels(sizes.filters()) * layout.length * COLUMNS);
    this.s = sizes;
    this.layout = layout;
    this.panels = VectorTile.panels(s.filters());
    tapRows = new int[VectorTile.wholeTiles(layout.length)];
    partRows = new int[tapRows.length];
    for (int i = 0; i < tapRows.length; i++) {
      int tap = Math.min(i, layout.length - 1); // the last tile repeats the last tap
      tapRows[i] = tap * s.pixels();
      partRows[i] = tap * COLUMNS;
    }
    this.shards = new Shard[shards];
    Arrays.setAll(this.shards, i -> new Shard(sizes, layout.length));
  }

  @Override
  void add(int shard, float[] laidOut, int laidOutAt, SampleGradient gradient) {
    Shard own = shards[shard];
    layout.transpose(laidOut, laidOutAt, own.windows);
    for (int panel = 0; panel < panels; panel++) {
      for (int cell = 0; cell < s.cells(); cell += s.cellBlock()) {
        int cells = Math.min(s.cellBlock(), s.cells() - cell);
        int from = cell * s.filters() + panel * COLUMNS;
        VectorMaxPool.backward(
            gradient.values,
            from,
            gradient.winners(),
            gradient.winnersAt() + from,
            s.filters(),
            Math.min(COLUMNS, s.filters() - panel * COLUMNS),
            cells,
            s.window(),
            own.spread,
            COLUMNS);
        addProduct(own, cell * s.window(), cells * s.window(), parts[shard], panel);
      }
    }
  }

  /** part (taps, COLUMNS) += windowsᵀ (taps, pixels) · spread (pixels, COLUMNS). */
  private void addProduct(Shard own, int firstPixel, int pixels, float[] part, int panel) {
    int at = panel * layout.length * COLUMNS;
    for (int t = 0; t < tapRows.length; t += ROWS) {
      VectorTile.multiplyAdd(
          own.windows, firstPixel, tapRows, own.spread, 0, pixels, part, at, partRows, t);
    }
  }

  @Override
  void addTo(float[] kernelGradient, int shardCount, int from, int to) {
    for (int shard = 0; shard < shardCount; shard++) {
      for (int tap = 0; tap < layout.length; tap++) {
        for (int f = from; f < to; f++) {
          int place = (f / COLUMNS * layout.length + tap) * COLUMNS + f % COLUMNS;
          kernelGradient[tap * s.filters() + f] += parts[shard][place];
        }
      }
    }
  }
}
