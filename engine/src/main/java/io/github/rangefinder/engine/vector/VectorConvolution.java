package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.Sums;
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
 * VectorCells}, for both ways. Windows of 3x3 over many channels take half as many multiplications
 * as the definition: {@link WinogradForward} and {@link WinogradImageGradient}.
 */
public final class VectorConvolution {
  private static final int COLUMNS = VectorTapTile.COLUMNS;

  private final FusedSizes s;
  private final boolean relu;
  private final boolean byCell;

  /** Null where forward is no such product. */
  private final WinogradForward winograd;

  private final int shards;
  private final FramedImage layout;
  private final float[] panelWeights;
  private final KernelGradient kernelGradient;
  private final ImageGradient imageGradient;
  private final float[][] biasGradients;
  private final Buffers[] buffers;

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
      sums = new float[owner.sums()];
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
   * @param threads how many threads share it
   */
  public VectorConvolution(FusedSizes sizes, boolean relu, int shards, int threads) {
    this.s = sizes;
    this.shards = shards;
    this.relu = relu;
    this.byCell = VectorCells.fit(sizes);
    boolean pooled = s.window() > 1;
    this.layout = new FramedImage(sizes, pooled);
    this.winograd = WinogradForward.fits(s) ? new WinogradForward(s, relu, layout) : null;
    this.panelWeights = new float[winograd == null ? s.groups() * groupWeights() : 0];
    this.kernelGradient = kernelGradient(shards);
    this.imageGradient = imageGradient();
    this.biasGradients = new float[shards][s.filters()];
    this.buffers = new Buffers[threads];
    for (int thread = 0; thread < threads; thread++) {
      buffers[thread] = new Buffers(this);
    }
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

  private ImageGradient imageGradient() {
    if (s.window() > 1) {
      return new WeightedImageGradient(s, layout);
    }
    return WinogradImageGradient.fits(s.convolution())
        ? new WinogradImageGradient(s.convolution())
        : new DenseImageGradient(s.convolution());
  }

  /** Floats a thread needs for forward. */
  private int sums() {
    return winograd == null
        ? (s.cellBlock() * s.window() + VectorTapTile.SPARE_ROWS) * COLUMNS
        : winograd.bufferSize();
  }

  /**
   * Takes the weights (kernelHeight, kernelWidth, channels, filters) of the coming step for
   * forward, and packs them into panels of filters.
   */
  public void begin(float[] kernel) {
    if (winograd != null) {
      winograd.begin(kernel);
      return;
    }
    int taps = layout.taps.length;
    for (int group = 0; group < s.groups(); group++) {
      for (int column = 0; column < s.groupFilters(); column += COLUMNS) {
        int columns = Math.min(COLUMNS, s.groupFilters() - column);
        int from = group * s.groupFilters() + column;
        int to = group * groupWeights() + column * taps;
        for (int tap = 0; tap < taps; tap++) {
          int row = to + tap * width(column);
          System.arraycopy(kernel, tap * s.filters() + from, panelWeights, row, columns);
        }
      }
    }
  }

  /** Takes the weights for gradients of the image, which {@link #addTransposed} is, too. */
  public void beginTransposed(float[] kernel) {
    imageGradient.begin(kernel);
  }

  /** Floats in a row of the panel that begins at a filter of a group. */
  private int width(int column) {
    return byCell ? COLUMNS : VectorTapTile.width(s.groupFilters() - column);
  }

  /** Floats in the panels of a group. */
  private int groupWeights() {
    return panels() * layout.taps.length * COLUMNS;
  }

  private int panels() {
    return (s.groupFilters() + COLUMNS - 1) / COLUMNS;
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
    } else if (winograd != null) {
      winograd.forward(framed, framedAt, own.sums, bias, output, winners, outputAt);
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
      for (int group = 0; group < s.groups(); group++) {
        for (int panel = panels() - 1; panel >= 0; panel--) { // see VectorMaxPool: the last spills
          forwardBlock(
              cell, group, panel * COLUMNS, image, imageAt, sums, bias, output, winners, outputAt);
        }
      }
    }
  }

  /** A block of cells from cell on, for the panel of filters that begins at a column of a group. */
  private void forwardBlock(
      int cell,
      int group,
      int column,
      float[] image,
      int imageAt,
      float[] sums,
      float[] bias,
      float[] output,
      float[] winners,
      int outputAt) {
    int cells = Math.min(s.cellBlock(), s.cells() - cell);
    int filter = group * s.groupFilters() + column;
    int width = width(column);
    VectorTapTile.multiply(
        image,
        imageAt + group * s.groupChannels(),
        layout.windows,
        cell * s.window(),
        cells * s.window(),
        layout.taps,
        panelWeights,
        group * groupWeights() + column * layout.taps.length,
        width,
        bias,
        filter,
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
        outputAt + cell * s.filters() + filter,
        s.filters(),
        Math.min(width, s.groupFilters() - column),
        s.groups() == 1);
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

  /**
   * The transposed convolution of one sample: image (height, width, channels) += what values
   * (outHeight, outWidth, filters) would mean for it, were they an output gradient.
   */
  public void addTransposed(int thread, float[] values, int valuesAt, float[] image, int imageAt) {
    Buffers own = buffers[thread];
    own.gradient.take(values, null, values, valuesAt, own.unusedBiasGradient);
    imageGradient.add(own.gradient, own.imageGradient, image, imageAt);
  }

  /** How many pieces {@link #addGradients} is cut into. */
  public int addPieces() {
    return kernelGradient.addPieces();
  }

  /** Adds the gradients of shards 0 … shardCount - 1, in this order, to those of the parameters. */
  public void addGradients(int piece, int shardCount, float[] kernel, float[] bias) {
    kernelGradient.addTo(kernel, shardCount, piece);
    if (piece == 0) {
      for (int shard = 0; shard < shardCount; shard++) {
        Sums.add(biasGradients[shard], 0, bias, 0, s.filters());
      }
    }
  }
}
