package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.Convolution;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import java.util.Arrays;

/**
 * The convolution on {@link VectorTile} and {@link VectorWeightedRows}.
 *
 * <p>Forward is a matrix product of the windows that the pixels see with the weights, without the
 * matrix of windows: {@link ImageStrips} shows where the strips of each window lie. A panel of
 * filters is taken over all pixels of a sample, strip by strip, so that a strip's weights and the
 * sums (a few KB each) stay in the first-level cache; then {@link VectorMaxPool} takes the sums.
 *
 * <p>Backward goes over the output gradients that are not 0 alone, a quarter or less of them behind
 * ReLU and max-pooling: {@link KernelGradient} sums the weights' gradient, and the image's is
 * summed here, pixel by pixel, from the weights of the filters.
 */
public final class VectorConvolution implements Convolution {
  private static final int ROWS = VectorTile.ROWS;
  private static final int COLUMNS = VectorTile.COLUMNS;

  /** Filters whose gradients one task adds up. */
  private static final int TASK_FILTERS = 8;

  private final ConvolutionSizes s;
  private final boolean relu;
  private final boolean byCell;
  private final ImageStrips layout;
  private final int panels;
  private final int[] sumRows;
  private final float[] panelWeights;
  private final float[] filterWeights;
  private final KernelGradient kernelGradient;
  private final float[][] biasGradients;
  private Buffers[] buffers = new Buffers[0];

  /** What a thread keeps of the sample that it works on. */
  private static final class Buffers {
    final float[] image;
    final float[] imageGradient;
    final float[] sums;
    final SampleGradient gradient;

    Buffers(ConvolutionSizes s, boolean relu, ImageStrips layout) {
      image = new float[layout.inPlace ? 0 : layout.size];
      imageGradient = new float[image.length];
      sums = new float[(s.cellBlock() * s.window() + ROWS) * COLUMNS];
      gradient = new SampleGradient(s, relu, layout);
    }
  }

  public VectorConvolution(ConvolutionSizes sizes, boolean relu, int shards) {
    this.s = sizes;
    this.relu = relu;
    this.byCell = VectorCells.fit(sizes);
    this.layout = byCell ? new FramedImage(sizes) : ImageStrips.of(sizes);
    this.panels = VectorTile.panels(s.filters());
    this.sumRows = ImageStrips.pixelTable(sizes);
    for (int i = 0; i < sumRows.length; i++) {
      sumRows[i] *= COLUMNS;
    }
    this.panelWeights = new float[panels * layout.strips * layout.length * COLUMNS];
    this.filterWeights = new float[layout.strips * s.filters() * layout.pitch];
    this.kernelGradient = kernelGradient(shards);
    this.biasGradients = new float[shards][s.filters()];
  }

  private KernelGradient kernelGradient(int shardCount) {
    if (byCell) {
      return new CellKernelGradient(s, layout, shardCount);
    }
    return layout instanceof UnfoldedImage unfolded
        ? new ProductKernelGradient(s, unfolded, shardCount)
        : new WeightedKernelGradient(s, layout, shardCount);
  }

  /** Packs the weights (strips · length, filters) into panels for forward, rows for backward. */
  @Override
  public void begin(float[] kernel, int threads) {
    for (int i = buffers.length; i < threads; i++) {
      buffers = Arrays.copyOf(buffers, i + 1);
      buffers[i] = new Buffers(s, relu, layout);
    }
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
      int thread,
      float[] image,
      int imageAt,
      float[] bias,
      float[] output,
      float[] winners,
      int outputAt) {
    float[] laidOut = image;
    int laidOutAt = imageAt;
    Buffers own = buffers[thread];
    if (!layout.inPlace) {
      layout.load(image, imageAt, own.image);
      laidOut = own.image;
      laidOutAt = 0;
    }
    if (byCell) {
      forwardByCell(laidOut, laidOutAt, bias, output, winners, outputAt);
    } else {
      forwardByPanel(laidOut, laidOutAt, own.sums, bias, output, winners, outputAt);
    }
  }

  private void forwardByCell(
      float[] laidOut, int laidOutAt, float[] bias, float[] output, float[] winners, int outputAt) {
    float least = relu ? 0 : Float.NEGATIVE_INFINITY;
    int[] taps = layout.taps;
    for (int panel = 0; panel < panels; panel++) {
      int column = panel * COLUMNS;
      int weights = panel * taps.length * COLUMNS;
      boolean wide = column + COLUMNS <= s.filters();
      for (int cell = 0; cell < s.cells(); cell++) {
        int to = outputAt + cell * s.filters() + column;
        VectorCells.forward(
            laidOut,
            laidOutAt,
            layout.starts,
            cell,
            taps,
            panelWeights,
            weights,
            bias,
            column,
            least,
            wide,
            output,
            winners,
            to);
      }
    }
  }

  private void forwardByPanel(
      float[] laidOut,
      int laidOutAt,
      float[] sums,
      float[] bias,
      float[] output,
      float[] winners,
      int outputAt) {
    for (int panel = 0; panel < panels; panel++) {
      for (int cell = 0; cell < s.cells(); cell += s.cellBlock()) {
        int cells = Math.min(s.cellBlock(), s.cells() - cell);
        int column = panel * COLUMNS;
        int width = Math.min(COLUMNS, s.filters() - column);
        convolve(laidOut, laidOutAt, panel, cell * s.window(), cells * s.window(), bias, sums);
        VectorMaxPool.forward(
            sums,
            COLUMNS,
            cells,
            s.window(),
            relu,
            output,
            winners,
            outputAt + cell * s.filters() + column,
            s.filters(),
            width);
      }
    }
  }

  /** sums (pixels, COLUMNS) = the convolution of one panel of filters at pixels from first on. */
  private void convolve(
      float[] laidOut,
      int laidOutAt,
      int panel,
      int first,
      int pixels,
      float[] bias,
      float[] sums) {
    int column = panel * COLUMNS;
    int width = Math.min(COLUMNS, s.filters() - column);
    System.arraycopy(bias, column, sums, 0, width);
    int size = pixels * COLUMNS;
    for (int filled = COLUMNS; filled < size; filled *= 2) {
      System.arraycopy(sums, 0, sums, filled, Math.min(filled, size - filled));
    }
    for (int strip = 0; strip < layout.strips; strip++) {
      int weights = (panel * layout.strips + strip) * layout.length * COLUMNS;
      for (int pixel = 0; pixel < pixels; pixel += ROWS) {
        VectorTile.multiplyAdd(
            laidOut,
            laidOutAt + strip * layout.step,
            layout.starts,
            panelWeights,
            weights,
            layout.length,
            sums,
            -first * COLUMNS,
            sumRows,
            first + pixel);
      }
    }
  }

  @Override
  public void clearGradients(int shard) {
    kernelGradient.clear(shard);
    Arrays.fill(biasGradients[shard], 0);
  }

  @Override
  public void backward(
      int shard,
      int thread,
      float[] image,
      float[] inputGradient,
      int imageAt,
      float[] output,
      float[] winners,
      float[] outputGradient,
      int outputAt) {
    Buffers own = buffers[thread];
    own.gradient.take(output, winners, outputGradient, outputAt, biasGradients[shard]);
    float[] laidOut = image;
    int laidOutAt = imageAt;
    if (!layout.inPlace) {
      layout.load(image, imageAt, own.image);
      laidOut = own.image;
      laidOutAt = 0;
    }
    kernelGradient.add(shard, laidOut, laidOutAt, own.gradient);
    if (inputGradient != null && layout.inPlace) {
      Arrays.fill(inputGradient, imageAt, imageAt + s.imageSize(), 0);
      addImageGradient(own.gradient, inputGradient, imageAt);
    } else if (inputGradient != null) {
      Arrays.fill(own.imageGradient, 0);
      addImageGradient(own.gradient, own.imageGradient, 0);
      layout.sum(own.imageGradient, inputGradient, imageAt);
    }
  }

  /**
   * strips += pixel by pixel, the weights of the filters, each weighted with its output gradient,
   * where the strips lie that the pixel saw.
   */
  private void addImageGradient(SampleGradient gradient, float[] strips, int stripsAt) {
    WeightLists lists = gradient.byPixel();
    int vectors = layout.pitch / VectorLanes.COUNT;
    for (int strip = 0; strip < layout.strips; strip++) {
      for (int pixel = 0; pixel < s.pixels(); pixel++) {
        VectorWeightedRows.add(
            filterWeights,
            strip * s.filters() * layout.pitch,
            lists.starts,
            lists.weights,
            lists.begin(pixel),
            lists.ends[pixel],
            strips,
            stripsAt + layout.starts[pixel] + strip * layout.step,
            vectors);
      }
    }
  }

  @Override
  public int addTasks() {
    return (s.filters() + TASK_FILTERS - 1) / TASK_FILTERS;
  }

  @Override
  public void addGradients(int task, int shardCount, float[] kernel, float[] bias) {
    int from = task * TASK_FILTERS;
    int to = Math.min(from + TASK_FILTERS, s.filters());
    kernelGradient.addTo(kernel, shardCount, from, to);
    for (int shard = 0; shard < shardCount; shard++) {
      for (int f = from; f < to; f++) {
        bias[f] += biasGradients[shard][f];
      }
    }
  }
}
