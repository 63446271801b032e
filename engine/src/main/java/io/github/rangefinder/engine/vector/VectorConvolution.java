package io.github.rangefinder.engine.vector;

import java.util.Arrays;

/**
 * A convolution with bias and, computed with it where asked for, ReLU and max-pooling; sample by
 * sample, with gradients, on vectors of filters. Made once for its sizes, with buffers for a number
 * of shards; shards may be worked on at the same time. What backward needs is what forward leaves:
 * the image, the (pooled) output and, where there is pooling, which pixel of each window won.
 *
 * <p>Forward is a matrix product of the windows that the pixels see with the weights, without the
 * matrix of windows: {@link VectorTapTile} reads them from the {@link FramedImage}. A panel of
 * filters is taken over a block of pixels, whose sums stay in the first-level cache until {@link
 * VectorMaxPool} takes them.
 *
 * <p>Backward depends on how much of the output gradient is 0. Behind ReLU and max-pooling three
 * quarters and more are: {@link WeightedKernelGradient} and {@link WeightedImageGradient} go over
 * the rest alone. Without pooling {@link DenseKernelGradient} and {@link DenseImageGradient} are
 * matrix products like forward. A first layer in front of 2x2 pooling has loops of its own, {@link
 * VectorCells}, for both ways.
 */
public final class VectorConvolution {
  private static final int COLUMNS = VectorTapTile.COLUMNS;

  /** Filters whose gradients one task adds up. */
  private static final int TASK_FILTERS = 8;

  private final FusedSizes s;
  private final boolean relu;
  private final boolean byCell;
  private final int shards;
  private final FramedImage layout;
  private final float[] panelWeights;
  private final KernelGradient kernelGradient;
  private final ImageGradient imageGradient;
  private final float[][] biasGradients;
  private Buffers[] buffers = new Buffers[0];

  /** What a thread keeps of the sample that it works on. */
  private static final class Buffers {
    final float[] image;
    final float[] imageGradient;
    final float[] sums;
    final float[] bias;
    final SampleGradient gradient;
    final float[] unusedBiasGradient;

    Buffers(VectorConvolution owner) {
      FusedSizes s = owner.s;
      image = new float[owner.layout.inPlace ? 0 : owner.layout.size];
      imageGradient = new float[owner.imageGradient.bufferSize()];
      sums = new float[(s.cellBlock() * s.window() + VectorTapTile.SPARE_ROWS) * COLUMNS];
      bias = new float[s.filters() + COLUMNS];
      gradient = new SampleGradient(s, owner.relu, owner.layout);
      unusedBiasGradient = new float[s.filters()];
    }
  }

  /**
   * A convolution.
   *
   * @param relu whether ReLU follows
   * @param shards how many shards a batch has at most; 0 where the parameters are not learned
   */
  public VectorConvolution(FusedSizes sizes, boolean relu, int shards) {
    this.s = sizes;
    this.shards = shards;
    this.relu = relu;
    this.byCell = VectorCells.fit(sizes);
    boolean pooled = s.window() > 1;
    this.layout = new FramedImage(sizes, pooled);
    int panels = (s.filters() + COLUMNS - 1) / COLUMNS;
    this.panelWeights = new float[panels * layout.taps.length * COLUMNS];
    this.kernelGradient = kernelGradient(shards);
    this.imageGradient = pooled ? new WeightedImageGradient(s, layout) : new DenseImageGradient(s);
    this.biasGradients = new float[shards][s.filters()];
  }

  /** Whether what a window sees of one image row is shorter than the widest vector. */
  static boolean shortRows(FusedSizes s) {
    return s.kernelWidth() * s.channels() < VectorLanes.WIDEST;
  }

  private KernelGradient kernelGradient(int shards) {
    if (byCell) {
      return new CellKernelGradient(s, layout, shards);
    }
    return s.window() == 1 || shortRows(s)
        ? new DenseKernelGradient(s, layout, shards)
        : new WeightedKernelGradient(s, layout, shards);
  }

  /**
   * Takes the weights (kernelHeight, kernelWidth, channels, filters) of the coming step, and packs
   * them into panels of filters.
   *
   * @param threads how many threads will share them
   */
  public void begin(float[] kernel, int threads) {
    for (int i = buffers.length; i < threads; i++) {
      buffers = Arrays.copyOf(buffers, i + 1);
      buffers[i] = new Buffers(this);
    }
    imageGradient.begin(kernel);
    int taps = layout.taps.length;
    for (int column = 0; column < s.filters(); column += COLUMNS) {
      int columns = Math.min(COLUMNS, s.filters() - column);
      int width = width(column);
      for (int tap = 0; tap < taps; tap++) {
        int from = tap * s.filters() + column;
        System.arraycopy(kernel, from, panelWeights, column * taps + tap * width, columns);
      }
    }
  }

  /** Floats in a row of the panel that begins at a filter. */
  private int width(int column) {
    return byCell ? COLUMNS : VectorTapTile.width(s.filters() - column);
  }

  /**
   * output (pooledHeight, pooledWidth, filters) = pool(relu(image * kernel + bias)); a NaN in a
   * window is its largest.
   *
   * @param thread which of the threads does it
   * @param winners like output: place in its window of the pixel that won; unused without pooling
   */
  public void forward(
      int thread,
      float[] image,
      int imageAt,
      float[] bias,
      float[] output,
      float[] winners,
      int outputAt) {
    Buffers own = buffers[thread];
    float[] framed = layout.frame(image, imageAt, own.image);
    int framedAt = layout.at(imageAt);
    if (byCell) {
      forwardByCell(framed, framedAt, bias, output, winners, outputAt);
    } else {
      System.arraycopy(bias, 0, own.bias, 0, s.filters());
      forwardByPanel(framed, framedAt, own.sums, own.bias, output, winners, outputAt);
    }
  }

  private void forwardByCell(
      float[] image, int imageAt, float[] bias, float[] output, float[] winners, int outputAt) {
    float least = relu ? 0 : Float.NEGATIVE_INFINITY;
    int[] taps = layout.taps;
    for (int column = 0; column < s.filters(); column += COLUMNS) {
      boolean wide = column + COLUMNS <= s.filters();
      for (int cell = 0; cell < s.cells(); cell++) {
        VectorCells.forward(
            image,
            imageAt,
            layout.windows,
            cell,
            taps,
            panelWeights,
            column * taps.length,
            bias,
            column,
            least,
            wide,
            output,
            winners,
            outputAt + cell * s.filters() + column);
      }
    }
  }

  private void forwardByPanel(
      float[] image,
      int imageAt,
      float[] sums,
      float[] bias,
      float[] output,
      float[] winners,
      int outputAt) {
    for (int cell = 0; cell < s.cells(); cell += s.cellBlock()) {
      int cells = Math.min(s.cellBlock(), s.cells() - cell);
      for (int column = 0; column < s.filters(); column += COLUMNS) {
        int width = width(column);
        VectorTapTile.multiply(
            image,
            imageAt,
            layout.windows,
            cell * s.window(),
            cells * s.window(),
            layout.taps,
            panelWeights,
            column * layout.taps.length,
            width,
            bias,
            column,
            sums,
            0);
        VectorMaxPool.forward(
            sums,
            width,
            cells,
            s.window(),
            relu,
            output,
            winners,
            outputAt + cell * s.filters() + column,
            s.filters(),
            Math.min(width, s.filters() - column));
      }
    }
  }

  /** Forgets the kernel and bias gradients of a shard. */
  public void clearGradients(int shard) {
    kernelGradient.clear(shard);
    Arrays.fill(biasGradients[shard], 0);
  }

  /**
   * Adds one sample to the shard's kernel and bias gradients, if this was made for any shards, and
   * to {@code inputGradient} (height, width, channels), unless it is null.
   */
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
    float[] biasGradient = shards > 0 ? biasGradients[shard] : own.unusedBiasGradient;
    own.gradient.take(output, winners, outputGradient, outputAt, biasGradient);
    if (shards > 0) {
      float[] framed = layout.frame(image, imageAt, own.image);
      kernelGradient.add(shard, framed, layout.at(imageAt), own.gradient);
    }
    if (inputGradient != null) {
      imageGradient.add(own.gradient, own.imageGradient, inputGradient, imageAt);
    }
  }

  /** How many tasks {@link #addGradients} is cut into. */
  public int addTasks() {
    return (s.filters() + TASK_FILTERS - 1) / TASK_FILTERS;
  }

  /** Adds the gradients of shards 0 … shardCount - 1, in this order, to those of the parameters. */
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
