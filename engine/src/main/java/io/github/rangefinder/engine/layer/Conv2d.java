package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A convolution of a channels-last image: (height, width, channels) becomes (outHeight, outWidth,
 * filters). The kernel is (kernelHeight, kernelWidth, channels, filters), the bias (filters).
 *
 * @param filters the number of output channels
 * @param kernelHeight rows of the window
 * @param kernelWidth columns of the window
 * @param stride pixels from one window to the next, in both directions
 * @param padding what happens at the border
 * @param initializer draws the kernel; the bias starts at 0
 * @param hasBias whether there is a bias
 */
public record Conv2d(
    int filters,
    int kernelHeight,
    int kernelWidth,
    int stride,
    Padding padding,
    Initializer initializer,
    boolean hasBias)
    implements Layer {

  /** Checks the sizes. */
  public Conv2d {
    if (filters < 1 || kernelHeight < 1 || kernelWidth < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "Conv2d needs filters, kernel size and stride of at least 1, got %d filters, %d x %d, stride %d"
              .formatted(filters, kernelHeight, kernelWidth, stride));
    }
  }

  /** With a bias. */
  public Conv2d(
      int filters,
      int kernelHeight,
      int kernelWidth,
      int stride,
      Padding padding,
      Initializer initializer) {
    this(filters, kernelHeight, kernelWidth, stride, padding, initializer, true);
  }

  /** Square windows, stride 1, no padding, Glorot uniform: Keras's defaults. */
  public Conv2d(int filters, int kernelSize) {
    this(filters, kernelSize, 1, Padding.VALID);
  }

  /** Square windows, Glorot uniform. */
  public Conv2d(int filters, int kernelSize, int stride, Padding padding) {
    this(filters, kernelSize, kernelSize, stride, padding, new GlorotUniform());
  }

  @Override
  public Shape outputShape(Shape inputShape) {
    if (inputShape.rank() != 3) {
      throw new IllegalArgumentException(
          "Conv2d expects samples of shape (height, width, channels), got " + inputShape);
    }
    int height = inputShape.dim(0);
    int width = inputShape.dim(1);
    if (padding == Padding.VALID && (height < kernelHeight || width < kernelWidth)) {
      throw new IllegalArgumentException(
          "Conv2d with a %d x %d kernel expects images at least that large, got %s"
              .formatted(kernelHeight, kernelWidth, inputShape));
    }
    return Shape.of(
        padding.outputExtent(height, kernelHeight, stride),
        padding.outputExtent(width, kernelWidth, stride),
        filters);
  }

  @Override
  public List<Parameter> createParameters(Shape inputShape, SplittableRandom random) {
    Tensor kernel = new Tensor(Shape.of(kernelHeight, kernelWidth, inputShape.dim(2), filters));
    initializer.fill(kernel.shape(), kernel.data(), random);
    Parameter first = new Parameter("conv2d kernel", kernel);
    return hasBias ? List.of(first, zeroBias()) : List.of(first);
  }

  private Parameter zeroBias() {
    return new Parameter("conv2d bias", new Tensor(Shape.of(filters)));
  }

  @Override
  public Pass createPass(Tensor input, List<Parameter> parameters) {
    return createPass(input, parameters, false, 1);
  }

  /**
   * This convolution with what stands behind it in the same pass.
   *
   * @param relu whether ReLU follows
   * @param pool the side of the windows of a max-pooling that follows and whose windows do not
   *     overlap, 1 for none
   */
  public Pass createPass(Tensor input, List<Parameter> parameters, boolean relu, int pool) {
    int height = input.shape().dim(1);
    int width = input.shape().dim(2);
    ConvolutionSizes sizes =
        new ConvolutionSizes(
            height,
            width,
            input.shape().dim(3),
            kernelHeight,
            kernelWidth,
            stride,
            padding.before(height, kernelHeight, stride),
            padding.before(width, kernelWidth, stride),
            padding.outputExtent(height, kernelHeight, stride),
            padding.outputExtent(width, kernelWidth, stride),
            filters,
            pool);
    Parameter bias = hasBias ? parameters.get(1) : zeroBias();
    return new ConvolutionPass(input, sizes, relu, parameters.get(0), bias);
  }
}
