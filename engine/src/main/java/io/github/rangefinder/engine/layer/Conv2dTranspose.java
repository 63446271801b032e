package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.WindowAxis;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A transposed convolution ("deconvolution"): the map that a convolution's backward pass is, of
 * (height, width, channels) to (outHeight, outWidth, filters). The kernel is (kernelHeight,
 * kernelWidth, filters, channels), the bias (filters).
 *
 * <p>Source: Dumoulin and Visin, "A guide to convolution arithmetic for deep learning", 2016, part
 * 4; the sizes at the border are Keras's.
 *
 * @param filters the number of output channels
 * @param window the kernel size; the strides, by which the image grows; {@code SAME} makes the
 *     output that many times as large, {@code VALID} keeps all that the kernel reaches
 * @param dilation how far the taps of the kernel are apart
 * @param outputPadding rows and columns more at the end, below the stride
 * @param initializer draws the kernel; the bias starts at 0
 * @param hasBias whether there is a bias
 */
public record Conv2dTranspose(
    int filters,
    Window window,
    Dilation dilation,
    OutputPadding outputPadding,
    Initializer initializer,
    boolean hasBias)
    implements UnaryLayer {
  /** An output padding that is not given. */
  public static final int AUTOMATIC = -1;

  /**
   * What an output has more than its windows need.
   *
   * @param rows more at the end; {@link #AUTOMATIC} for Keras's choice
   * @param columns more at the end; {@link #AUTOMATIC} alike
   */
  public record OutputPadding(int rows, int columns) {
    /** Keras's choice. */
    public static final OutputPadding KERAS = new OutputPadding(AUTOMATIC, AUTOMATIC);
  }

  /** Checks the numbers. */
  public Conv2dTranspose {
    if (filters < 1 || dilation.rows() < 1 || dilation.columns() < 1) {
      throw new IllegalArgumentException(
          "Conv2dTranspose needs filters and dilation of at least 1, got %d filters, %d x %d"
              .formatted(filters, dilation.rows(), dilation.columns()));
    }
    if (outputPadding.rows() >= window.rowStride()
        || outputPadding.columns() >= window.columnStride()) {
      throw new IllegalArgumentException(
          "Conv2dTranspose needs an output padding below its strides %d x %d, got %d x %d"
              .formatted(
                  window.rowStride(),
                  window.columnStride(),
                  outputPadding.rows(),
                  outputPadding.columns()));
    }
  }

  /** Square windows, Glorot uniform, a bias. */
  public Conv2dTranspose(int filters, int kernelSize, int stride, Padding padding) {
    this(
        filters,
        new Window(kernelSize, kernelSize, stride, stride, padding),
        Dilation.NONE,
        OutputPadding.KERAS,
        new GlorotUniform(),
        true);
  }

  private TransposedExtent rows() {
    return new TransposedExtent(
        dilation.reach(window).height(),
        window.rowStride(),
        window.padding(),
        outputPadding.rows());
  }

  private TransposedExtent columns() {
    return new TransposedExtent(
        dilation.reach(window).width(),
        window.columnStride(),
        window.padding(),
        outputPadding.columns());
  }

  @Override
  public Shape outputShape(Shape input) {
    Images.require("Conv2dTranspose", input);
    return Shape.of(rows().output(input.dim(0)), columns().output(input.dim(1)), filters);
  }

  @Override
  public double weightCount(Shape input) {
    return (double) window.height() * window.width() * filters * input.dim(2);
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    Shape kernel = Shape.of(window.height(), window.width(), filters, input.dim(2));
    return learned().create(kernel, filters, random);
  }

  private KernelAndBias learned() {
    return new KernelAndBias("conv2d transpose", initializer, hasBias);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return (long) window.height() * window.width() * filters * input.size();
  }

  @Override
  public Op createOp(Place place) {
    Parameter bias = learned().bias(place, filters);
    ConvolutionSizes sizes = transposed(place.input().shape(), place.output().shape());
    return Kernels.areVector()
        ? new FastTransposedConvolutionOp(place, sizes, bias)
        : new TransposedConvolutionOp(place, sizes, bias);
  }

  /** The sizes of the convolution whose backward pass this is: its image is this layer's output. */
  private ConvolutionSizes transposed(Shape in, Shape out) {
    return new ConvolutionSizes(
        new WindowAxis(
            out.dim(1),
            window.height(),
            window.rowStride(),
            dilation.rows(),
            rows().before(),
            in.dim(1)),
        new WindowAxis(
            out.dim(2),
            window.width(),
            window.columnStride(),
            dilation.columns(),
            columns().before(),
            in.dim(2)),
        filters,
        in.dim(3),
        1);
  }
}
