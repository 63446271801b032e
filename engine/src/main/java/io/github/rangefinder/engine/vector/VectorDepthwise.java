package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The depthwise convolution, each channel with one filter of its own, on {@link
 * VectorDepthwiseTile}: the fast twin of {@link io.github.rangefinder.engine.kernel.Convolution} in
 * as many groups as channels. Sample by sample, with a part of the kernel's gradient for each
 * shard.
 *
 * <p>Pixels are laid out with a pitch of whole vectors, in a frame of zeros that is the padding.
 */
public final class VectorDepthwise {
  /** Pixels at a time, whose sums stay in the first-level cache. */
  private static final int BLOCK = 64;

  private final ConvolutionSizes s;
  private final int pitch;
  private final int[] windows;
  private final int[] pixels;
  private final int[] taps;
  private final int frameRow;
  private final int frameSize;
  private final GradientWindows gradientWindows;
  private final float[] weights;
  private final float[] startOfSums;
  private final float[] noStart;
  private final float[][] kernelGradients;
  private Buffers[] buffers = new Buffers[0];

  /** What a thread works in. */
  private static final class Buffers {
    final float[] image;
    final float[] gradient;
    final float[] gradientFrame;
    final float[] phaseWeights;
    final float[] sums;

    Buffers(VectorDepthwise owner) {
      image = new float[owner.frameSize];
      gradient = new float[owner.pixels.length * owner.pitch];
      gradientFrame = new float[owner.gradientWindows.frameSize];
      phaseWeights = new float[owner.weights.length];
      sums = new float[(BLOCK + VectorDepthwiseTile.SPARE_WINDOWS) * owner.pitch];
    }
  }

  /** Whether these loops compute a convolution of such sizes. */
  public static boolean fits(ConvolutionSizes sizes) {
    return sizes.groups() == sizes.channels() && sizes.filters() == sizes.channels();
  }

  /**
   * A convolution of the given sizes, for which {@link #fits} holds.
   *
   * @param shards how many parts the kernel's gradient is summed in, 0 if it is not wanted
   */
  public VectorDepthwise(ConvolutionSizes sizes, int shards) {
    this.s = sizes;
    pitch = (s.channels() + VectorLanes.COUNT - 1) / VectorLanes.COUNT * VectorLanes.COUNT;
    int frameWidth =
        (s.outWidth() - 1) * s.columns().stride()
            + (s.kernelWidth() - 1) * s.columns().dilation()
            + 1;
    int frameHeight =
        (s.outHeight() - 1) * s.rows().stride() + (s.kernelHeight() - 1) * s.rows().dilation() + 1;
    frameRow = frameWidth * pitch;
    frameSize = frameHeight * frameRow;
    pixels = IntStream.range(0, s.outHeight() * s.outWidth()).toArray();
    windows = new int[pixels.length + VectorDepthwiseTile.SPARE_WINDOWS];
    for (int i = 0; i < windows.length; i++) {
      int pixel = Math.min(i, pixels.length - 1);
      windows[i] =
          pixel / s.outWidth() * s.rows().stride() * frameRow
              + pixel % s.outWidth() * s.columns().stride() * pitch;
    }
    taps = new int[s.kernelHeight() * s.kernelWidth()];
    for (int i = 0; i < taps.length; i++) {
      taps[i] =
          i / s.kernelWidth() * s.rows().dilation() * frameRow
              + i % s.kernelWidth() * s.columns().dilation() * pitch;
    }
    gradientWindows = new GradientWindows(s, pitch, VectorDepthwiseTile.SPARE_WINDOWS);
    weights = new float[taps.length * pitch];
    startOfSums = new float[pitch];
    noStart = new float[pitch];
    int tiles = (taps.length - 1) / VectorDepthwiseTile.TAPS + 1;
    kernelGradients = new float[shards][tiles * VectorDepthwiseTile.TAPS * pitch];
  }

  /** Takes the kernel (kernelHeight, kernelWidth, channels) and the bias (channels) of a step. */
  public void begin(float[] kernel, float[] bias, int threads) {
    for (int i = buffers.length; i < threads; i++) {
      buffers = Arrays.copyOf(buffers, i + 1);
      buffers[i] = new Buffers(this);
    }
    for (int tap = 0; tap < taps.length; tap++) {
      System.arraycopy(kernel, tap * s.channels(), weights, tap * pitch, s.channels());
    }
    System.arraycopy(bias, 0, startOfSums, 0, s.channels());
  }

  /** output (outHeight, outWidth, channels) = bias + image (height, width, channels) * kernel. */
  public void forward(int thread, float[] image, int imageAt, float[] output, int outputAt) {
    Buffers own = buffers[thread];
    frame(image, imageAt, own.image);
    for (int first = 0; first < pixels.length; first += BLOCK) {
      int count = Math.min(BLOCK, pixels.length - first);
      VectorDepthwiseTile.multiply(
          own.image, windows, first, count, taps, weights, pitch, startOfSums, own.sums);
      VectorRows.copy(
          own.sums, 0, pitch, count, s.channels(), output, outputAt, pixels, first, s.channels());
    }
  }

  private void frame(float[] image, int imageAt, float[] frame) {
    int rows = Math.min(s.height(), frameSize / frameRow - s.rows().pad());
    int columns = Math.min(s.width(), frameRow / pitch - s.columns().pad());
    for (int y = 0; y < rows; y++) {
      int to = (y + s.rows().pad()) * frameRow + s.columns().pad() * pitch;
      int from = imageAt + y * s.width() * s.channels();
      spread(image, from, frame, to, columns);
    }
  }

  /** to (count, pitch) = from (count, channels), with zeros that are there already between. */
  private void spread(float[] from, int at, float[] to, int toAt, int count) {
    if (pitch == s.channels()) {
      System.arraycopy(from, at, to, toAt, count * pitch);
    } else {
      for (int i = 0; i < count; i++) {
        System.arraycopy(from, at + i * s.channels(), to, toAt + i * pitch, s.channels());
      }
    }
  }

  /** Forgets the kernel's gradient of a shard. */
  public void clear(int shard) {
    Arrays.fill(kernelGradients[shard], 0);
  }

  /**
   * Adds a sample to the kernel's gradient of a shard, if there are shards, and to inputGradient
   * (height, width, channels) unless it is null.
   */
  public void backward(
      int shard,
      int thread,
      float[] image,
      int imageAt,
      float[] outputGradient,
      int outputAt,
      float[] inputGradient) {
    Buffers own = buffers[thread];
    if (kernelGradients.length > 0) {
      frame(image, imageAt, own.image);
      addKernelGradient(own, outputGradient, outputAt, kernelGradients[shard]);
    }
    if (inputGradient != null) {
      gradientWindows.frame(outputGradient, outputAt, own.gradientFrame, 0);
      for (int i = 0; i < gradientWindows.phases.size(); i++) {
        addInputGradient(own, gradientWindows.phases.get(i), inputGradient, imageAt);
      }
    }
  }

  private void addKernelGradient(Buffers own, float[] gradient, int at, float[] sums) {
    spread(gradient, at, own.gradient, 0, pixels.length);
    for (int tap = 0; tap < taps.length; tap += VectorDepthwiseTile.TAPS) {
      VectorDepthwiseTile.addKernelGradient(
          own.image, windows, pixels.length, taps, tap, own.gradient, pitch, sums, tap * pitch);
    }
  }

  private void addInputGradient(
      Buffers own, GradientWindows.Phase phase, float[] inputGradient, int imageAt) {
    for (int i = 0; i < phase.positions.length; i++) {
      System.arraycopy(weights, phase.positions[i] * pitch, own.phaseWeights, i * pitch, pitch);
    }
    int channels = s.channels();
    for (int first = 0; first < phase.pixels.length; first += BLOCK) {
      int count = Math.min(BLOCK, phase.pixels.length - first);
      VectorDepthwiseTile.multiply(
          own.gradientFrame,
          phase.windows,
          first,
          count,
          phase.offsets,
          own.phaseWeights,
          pitch,
          noStart,
          own.sums);
      VectorRows.add(
          own.sums,
          0,
          pitch,
          count,
          channels,
          inputGradient,
          imageAt,
          phase.pixels,
          first,
          channels);
    }
  }

  /** kernelGradient (kernelHeight, kernelWidth, channels) += shards 0 … shards - 1, in order. */
  public void addTo(float[] kernelGradient, int shards) {
    for (int shard = 0; shard < shards; shard++) {
      for (int tap = 0; tap < taps.length; tap++) {
        for (int c = 0; c < s.channels(); c++) {
          kernelGradient[tap * s.channels() + c] += kernelGradients[shard][tap * pitch + c];
        }
      }
    }
  }
}
