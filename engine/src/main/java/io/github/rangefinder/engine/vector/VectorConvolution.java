package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.Sums;
import java.util.Arrays;

/**
 * A convolution with bias and, computed with it where asked for, ReLU and max-pooling; sample by
 * sample, with gradients, on vectors of filters. Made once for its sizes, with buffers for a number
 * of shards; shards may be worked on at the same time. What backward needs is what forward leaves:
 * the image, the (pooled) output and, where there is pooling, which pixel of each window won.
 *
 * <p>How each of the three is computed depends on the sizes alone. {@link Forward} is by cells for
 * a first layer of few taps in front of 2x2 pooling, by Winograd's products for windows of 3x3 and
 * more over whole vectors of channels, else by panels of filters, those of several pixels {@link
 * SideBySide} where they are few.
 *
 * <p>Backward depends on how much of the output gradient is 0. Behind max-pooling three quarters
 * and more are: {@link WeightedKernelGradient} and {@link WeightedImageGradient} go over the rest
 * alone. Elsewhere {@link DenseKernelGradient} and {@link DenseImageGradient} are matrix products
 * like forward, or {@link WinogradKernelGradient} and {@link WinogradImageGradient} where those
 * fit, or {@link StripImageGradient} for images of few channels. {@link CellKernelGradient} is for
 * the first layer that forward takes by cells.
 */
public final class VectorConvolution {
  private final FusedSizes s;
  private final boolean relu;
  private final int shards;
  private final SideBySide beside;
  private final FramedImage layout;

  /** The same frame, with the windows of the pixels taken side by side. */
  private final FramedImage wideLayout;

  private final Forward forward;
  private final KernelGradient kernelGradient;
  private final ImageGradient imageGradient;
  private final float[][] biasGradients;
  private final Buffers[] buffers;

  /** What a thread keeps of the sample that it works on. */
  private static final class Buffers {
    final float[] image;
    final float[] imageGradient;
    final float[] forward;
    final float[] kernelGradient;
    final SampleGradient gradient;
    final float[] unusedBiasGradient;

    Buffers(VectorConvolution owner) {
      FusedSizes s = owner.s;
      image = new float[owner.wideLayout.inPlace ? 0 : owner.wideLayout.size];
      imageGradient = new float[owner.imageGradient.bufferSize()];
      forward = new float[owner.forward.bufferSize()];
      kernelGradient = new float[owner.shards > 0 ? owner.kernelGradient.bufferSize() : 0];
      gradient = new SampleGradient(s, owner.relu, owner.layout);
      unusedBiasGradient = new float[s.filters() + VectorLanes.COUNT];
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
    this.beside = SideBySide.of(sizes);
    this.layout =
        WinogradForward.fits(sizes)
            ? FramedImage.ofTiles(sizes)
            : new FramedImage(sizes, sizes.sparse());
    this.wideLayout = beside.alone() ? layout : new FramedImage(beside.sizes, false);
    this.forward = forward();
    this.kernelGradient = kernelGradient();
    this.imageGradient = imageGradient();
    this.biasGradients = new float[shards][s.filters() + VectorLanes.COUNT];
    this.buffers = new Buffers[threads];
    for (int thread = 0; thread < threads; thread++) {
      buffers[thread] = new Buffers(this);
    }
  }

  /** Whether what a window sees of one image row is shorter than the widest vector. */
  static boolean shortRows(FusedSizes s) {
    return s.kernelWidth() * s.channels() < VectorLanes.WIDEST;
  }

  private Forward forward() {
    if (VectorCells.fit(s)) {
      return new CellForward(s, relu, layout);
    }
    return WinogradForward.fits(s)
        ? new WinogradForward(s, relu, layout)
        : new PanelForward(beside, relu, wideLayout);
  }

  private KernelGradient kernelGradient() {
    if (VectorCells.fit(s)) {
      return new CellKernelGradient(s, layout, shards);
    }
    if (WinogradKernelGradient.fits(s)) {
      return new WinogradKernelGradient(s, layout, shards);
    }
    return !s.sparse() || shortRows(s)
        ? new DenseKernelGradient(beside, wideLayout, shards)
        : new WeightedKernelGradient(s, layout, shards);
  }

  private ImageGradient imageGradient() {
    if (s.sparse()) {
      return new WeightedImageGradient(s, layout);
    }
    if (StripImageGradient.fits(s)) {
      return new StripImageGradient(s, layout);
    }
    return WinogradImageGradient.fits(s.convolution())
        ? new WinogradImageGradient(s.convolution())
        : new DenseImageGradient(s.convolution());
  }

  /** Takes the weights (kernelHeight, kernelWidth, channels, filters) of the coming forwards. */
  public void begin(float[] kernel) {
    forward.begin(kernel);
  }

  /** Takes the weights for gradients of the image, which {@link #addTransposed} is, too. */
  public void beginTransposed(float[] kernel) {
    imageGradient.begin(kernel);
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
    float[] framed = wideLayout.frame(image, imageAt, own.image, 0);
    int framedAt = wideLayout.at(imageAt, 0);
    forward.fill(framed, framedAt, own.forward, bias, output, winners, outputAt);
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
      float[] framed = wideLayout.frame(image, imageAt, own.image, 0);
      kernelGradient.add(
          shard, framed, wideLayout.at(imageAt, 0), own.gradient, own.kernelGradient);
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
