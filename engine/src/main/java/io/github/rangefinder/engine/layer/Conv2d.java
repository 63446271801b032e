package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.vector.VectorDepthwise;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A convolution of a channels-last image: (height, width, channels) becomes (outHeight, outWidth,
 * filters). The kernel is (kernelHeight, kernelWidth, channels / groups, filters), the bias
 * (filters).
 *
 * @param filters the number of output channels
 * @param window the kernel size, the strides, and what happens at the border
 * @param dilation how far the taps of the kernel are apart
 * @param groups into how many groups channels and filters are cut; a filter sees the channels of
 *     its own group alone
 * @param initializer draws the kernel; the bias starts at 0
 * @param hasBias whether there is a bias
 */
public record Conv2d(
    int filters,
    Window window,
    Dilation dilation,
    int groups,
    Initializer initializer,
    boolean hasBias)
    implements UnaryLayer {

  /** Checks the sizes. */
  public Conv2d {
    if (filters < 1 || dilation.rows() < 1 || dilation.columns() < 1) {
      throw new IllegalArgumentException(
          "Conv2d needs filters and dilation of at least 1, got %d filters, dilation %d x %d"
              .formatted(filters, dilation.rows(), dilation.columns()));
    }
    if (groups < 1 || filters % groups != 0) {
      throw new IllegalArgumentException(
          "Conv2d needs groups that divide its filters, got %d groups and %d filters"
              .formatted(groups, filters));
    }
  }

  /** Without dilation, in one group. */
  public Conv2d(int filters, Window window, Initializer initializer, boolean hasBias) {
    this(filters, window, Dilation.NONE, 1, initializer, hasBias);
  }

  /** Square windows, stride 1, no padding, Glorot uniform: Keras's defaults. */
  public Conv2d(int filters, int kernelSize) {
    this(filters, kernelSize, 1, Padding.VALID);
  }

  /** Square windows, Glorot uniform. */
  public Conv2d(int filters, int kernelSize, int stride, Padding padding) {
    this(filters, square(filters, kernelSize, stride, padding), new GlorotUniform(), true);
  }

  private static Window square(int filters, int kernelSize, int stride, Padding padding) {
    if (filters < 1 || kernelSize < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "Conv2d needs filters, kernel size and stride of at least 1, got %d filters, %d x %d, stride %d"
              .formatted(filters, kernelSize, kernelSize, stride));
    }
    return new Window(kernelSize, kernelSize, stride, stride, padding);
  }

  /** Rows of the kernel. */
  public int kernelHeight() {
    return window.height();
  }

  /** Columns of the kernel. */
  public int kernelWidth() {
    return window.width();
  }

  /** What happens at the border. */
  public Padding padding() {
    return window.padding();
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require("Conv2d", input);
    if (input.dim(2) % groups != 0) {
      throw new IllegalArgumentException(
          "Conv2d with %d groups expects channels that they divide, got %s"
              .formatted(groups, input));
    }
    Window dilated = dilation.reach(window);
    if (!dilated.fits(input)) {
      throw new IllegalArgumentException(
          "Conv2d with a %d x %d kernel expects images at least that large, got %s"
              .formatted(dilated.height(), dilated.width(), input));
    }
    Shape out = dilated.outputShape("Conv2d", input);
    return Shape.of(out.dim(0), out.dim(1), filters);
  }

  @Override
  public double weightCount(Shape input) {
    return (double) kernelHeight() * kernelWidth() * (input.dim(2) / groups) * filters;
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    Shape kernel = Shape.of(kernelHeight(), kernelWidth(), input.dim(2) / groups, filters);
    return learned().create(kernel, filters, random);
  }

  private KernelAndBias learned() {
    return new KernelAndBias("conv2d", initializer, hasBias);
  }

  /** The bias of a place; where there is none, one of zeros that nobody learns. */
  Parameter biasOf(Place place) {
    return learned().bias(place, filters);
  }

  /** Whether each of several groups makes one channel, as a depthwise convolution's do. */
  public boolean hasFilterForEachGroup() {
    return groups > 1 && groups == filters;
  }

  /** Whether a max-pooling behind this convolution can be computed with it. */
  public boolean canPool() {
    return groups == 1 && dilation.equals(Dilation.NONE);
  }

  @Override
  public long multiplyAdds(Shape input) {
    long window = (long) kernelHeight() * kernelWidth() * input.dim(2) / groups;
    return window * outputShape(input).size();
  }

  @Override
  public Op createOp(Place place) {
    ConvolutionSizes sizes = sizes(place.input().shape());
    if (!Kernels.areVector()) {
      return new ConvolutionOp(place, sizes, biasOf(place));
    }
    return groups > 1 && VectorDepthwise.fits(sizes)
        ? new FastDepthwiseOp(place, sizes, biasOf(place))
        : new FusedConvolution(this, false, 1).createOp(place);
  }

  /** The sizes for a batch (batch, height, width, channels). */
  ConvolutionSizes sizes(Shape batch) {
    return new ConvolutionSizes(
        padding().axis(batch.dim(1), kernelHeight(), window.rowStride(), dilation.rows()),
        padding().axis(batch.dim(2), kernelWidth(), window.columnStride(), dilation.columns()),
        batch.dim(3),
        filters,
        groups);
  }
}
