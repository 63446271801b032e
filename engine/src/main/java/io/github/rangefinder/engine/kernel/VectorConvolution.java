package io.github.rangefinder.engine.kernel;

import java.util.Arrays;

/**
 * The convolution on {@link VectorTile} and {@link VectorWeightedRows}.
 *
 * <p>Forward is a matrix product of the windows that the pixels see with the weights, without the
 * matrix of windows: {@link ImageStrips} shows where the strips of each window lie. A panel of
 * filters is taken over all pixels of a sample, strip by strip, so that a strip's weights and the
 * sums (a few KB each) stay in the first-level cache; then {@link VectorMaxPool} takes the sums.
 *
 * <p>Backward goes over the output gradients that are not 0. Filter by filter, the strips under
 * them are summed into the filter's gradient; pixel by pixel, the weights of the filters are summed
 * into the strips that the pixel saw.
 */
final class VectorConvolution implements Convolution {
  private static final int ROWS = VectorTile.ROWS;
  private static final int COLUMNS = VectorTile.COLUMNS;

  /** Filters whose gradients one task adds up. */
  private static final int TASK_FILTERS = 8;

  private final ConvolutionSizes s;
  private final boolean relu;
  private final ImageStrips layout;
  private final int panels;
  private final int[] sumRows;
  private final float[] panelWeights;
  private final float[] filterWeights;
  private final Shard[] shards;

  /** What one shard needs for itself. */
  private static final class Shard {
    final float[] image;
    final float[] imageGradient;
    final float[] sums;
    final WeightLists byFilter;
    final WeightLists byPixel;
    final float[] kernelGradient;
    final float[] biasGradient;

    Shard(ConvolutionSizes s, ImageStrips layout) {
      image = new float[layout.size];
      imageGradient = new float[layout.size];
      sums = new float[layout.starts.length * COLUMNS];
      byFilter = new WeightLists(s.filters(), s.pooledHeight() * s.pooledWidth());
      byPixel = new WeightLists(s.pixels(), s.filters());
      kernelGradient = new float[s.filters() * layout.strips * layout.pitch];
      biasGradient = new float[s.filters()];
    }
  }

  VectorConvolution(ConvolutionSizes sizes, boolean relu, int shards) {
    this.s = sizes;
    this.relu = relu;
    this.layout = ImageStrips.of(sizes);
    this.panels = (s.filters() + COLUMNS - 1) / COLUMNS;
    this.sumRows = ImageStrips.pixelTable(sizes);
    for (int i = 0; i < sumRows.length; i++) {
      sumRows[i] *= COLUMNS;
    }
    this.panelWeights = new float[panels * layout.strips * layout.length * COLUMNS];
    this.filterWeights = new float[layout.strips * s.filters() * layout.pitch];
    this.shards = new Shard[shards];
    for (int i = 0; i < shards; i++) {
      this.shards[i] = new Shard(sizes, layout);
    }
  }

  /** Packs the weights (strips · length, filters) into panels for forward, rows for backward. */
  @Override
  public void begin(float[] kernel) {
    int rows = layout.strips * layout.length;
    for (int row = 0; row < rows; row++) {
      for (int panel = 0; panel < panels; panel++) {
        int width = Math.min(COLUMNS, s.filters() - panel * COLUMNS);
        System.arraycopy(
            kernel,
            row * s.filters() + panel * COLUMNS,
            panelWeights,
            (panel * rows + row) * COLUMNS,
            width);
      }
      int strip = row / layout.length;
      int place = strip * s.filters() * layout.pitch + row % layout.length;
      for (int f = 0; f < s.filters(); f++) {
        filterWeights[place + f * layout.pitch] = kernel[row * s.filters() + f];
      }
    }
  }

  @Override
  public void forward(
      int shard,
      float[] image,
      int imageAt,
      float[] bias,
      float[] output,
      float[] winners,
      int outputAt) {
    float[] laidOut = shards[shard].image;
    float[] sums = shards[shard].sums;
    layout.load(image, imageAt, laidOut);
    int cells = s.pooledHeight() * s.pooledWidth();
    for (int panel = 0; panel < panels; panel++) {
      int column = panel * COLUMNS;
      int width = Math.min(COLUMNS, s.filters() - column);
      for (int row = 0; row < s.pixels(); row++) {
        System.arraycopy(bias, column, sums, row * COLUMNS, width);
      }
      for (int strip = 0; strip < layout.strips; strip++) {
        int weights = (panel * layout.strips + strip) * layout.length * COLUMNS;
        for (int t = 0; t < sumRows.length; t += ROWS) {
          VectorTile.multiplyAdd(
              laidOut,
              strip * layout.step,
              layout.starts,
              panelWeights,
              weights,
              layout.length,
              sums,
              0,
              sumRows,
              t);
        }
      }
      VectorMaxPool.apply(
          sums,
          COLUMNS,
          cells,
          s.window(),
          relu,
          output,
          winners,
          outputAt + column,
          s.filters(),
          width);
    }
  }

  @Override
  public void clearGradients(int shard) {
    Arrays.fill(shards[shard].kernelGradient, 0);
    Arrays.fill(shards[shard].biasGradient, 0);
  }

  @Override
  public void backward(
      int shard,
      float[] image,
      float[] inputGradient,
      int imageAt,
      float[] output,
      float[] winners,
      float[] outputGradient,
      int outputAt) {
    Shard own = shards[shard];
    layout.load(image, imageAt, own.image);
    listByFilter(own.byFilter, output, winners, outputGradient, outputAt);
    addKernelGradient(own);
    if (inputGradient != null) {
      listByPixel(own.byPixel, output, winners, outputGradient, outputAt);
      imageGradient(own);
      layout.sum(own.imageGradient, inputGradient, imageAt);
    }
  }

  /** For each filter, the output gradients that are not 0, with the strips of their pixels. */
  private void listByFilter(
      WeightLists lists, float[] output, float[] winners, float[] outputGradient, int at) {
    Arrays.fill(lists.counts, 0);
    int filters = s.filters();
    for (int i = 0; i < s.pooledSize(); i += filters) {
      for (int f = 0; f < filters; f++) {
        float g = gradient(output, outputGradient, at + i + f);
        lists.add(f, layout.starts[pixel(winners, i / filters, at + i + f)], g);
      }
    }
  }

  /** For each pixel, the output gradients that are not 0, with the weights of their filters. */
  private void listByPixel(
      WeightLists lists, float[] output, float[] winners, float[] outputGradient, int at) {
    Arrays.fill(lists.counts, 0);
    int filters = s.filters();
    for (int i = 0; i < s.pooledSize(); i += filters) {
      for (int f = 0; f < filters; f++) {
        float g = gradient(output, outputGradient, at + i + f);
        lists.add(pixel(winners, i / filters, at + i + f), f * layout.pitch, g);
      }
    }
  }

  private float gradient(float[] output, float[] outputGradient, int at) {
    return relu && output[at] <= 0 ? 0 : outputGradient[at];
  }

  private int pixel(float[] winners, int cell, int at) {
    return s.window() == 1 ? cell : cell * s.window() + (int) winners[at];
  }

  /** kernelGradient (filters, strips, pitch) += Σ of each filter's output gradients x strips. */
  private void addKernelGradient(Shard own) {
    WeightLists lists = own.byFilter;
    int vectors = layout.pitch / VectorLanes.COUNT;
    for (int f = 0; f < s.filters(); f++) {
      int from = f * lists.room;
      int to = from + lists.counts[f];
      for (int strip = 0; strip < layout.strips; strip++) {
        VectorWeightedRows.add(
            own.image,
            strip * layout.step,
            lists.starts,
            lists.weights,
            from,
            to,
            own.kernelGradient,
            (f * layout.strips + strip) * layout.pitch,
            vectors);
      }
      for (int j = from; j < to; j++) {
        own.biasGradient[f] += lists.weights[j];
      }
    }
  }

  /** imageGradient (strips) = Σ of each pixel's output gradients x the filters' weights. */
  private void imageGradient(Shard own) {
    WeightLists lists = own.byPixel;
    Arrays.fill(own.imageGradient, 0);
    int vectors = layout.pitch / VectorLanes.COUNT;
    for (int strip = 0; strip < layout.strips; strip++) {
      for (int pixel = 0; pixel < s.pixels(); pixel++) {
        int from = pixel * lists.room;
        VectorWeightedRows.add(
            filterWeights,
            strip * s.filters() * layout.pitch,
            lists.starts,
            lists.weights,
            from,
            from + lists.counts[pixel],
            own.imageGradient,
            layout.starts[pixel] + strip * layout.step,
            vectors);
      }
    }
  }

  @Override
  public int addTasks() {
    return (s.filters() + TASK_FILTERS - 1) / TASK_FILTERS;
  }

  @Override
  public void addGradients(int task, int shardCount, float[] kernelGradient, float[] biasGradient) {
    int from = task * TASK_FILTERS;
    int to = Math.min(from + TASK_FILTERS, s.filters());
    int filterSize = layout.strips * layout.pitch;
    float[] sum = shards[0].kernelGradient;
    for (int shard = 1; shard < shardCount; shard++) {
      float[] part = shards[shard].kernelGradient;
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
    for (int shard = 0; shard < shardCount; shard++) {
      for (int f = from; f < to; f++) {
        biasGradient[f] += shards[shard].biasGradient[f];
      }
    }
  }
}
