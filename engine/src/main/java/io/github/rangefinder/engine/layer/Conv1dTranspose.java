package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A transposed convolution of a series: (steps, channels) becomes (outSteps, filters). The kernel
 * is (kernelSize, filters, channels), the bias (filters). See {@link Conv2dTranspose}.
 *
 * @param filters the number of output channels
 * @param window the kernel size, the stride, what happens at the ends, the dilation
 * @param outputPadding steps more at the end; {@link Conv2dTranspose#AUTOMATIC} for Keras's choice
 * @param initializer draws the kernel; the bias starts at 0
 * @param hasBias whether there is a bias
 */
public record Conv1dTranspose(
    int filters, SeriesWindow window, int outputPadding, Initializer initializer, boolean hasBias)
    implements UnaryLayer {

  /** Neighbouring steps, Keras's output padding, Glorot uniform, a bias. */
  public Conv1dTranspose(int filters, int kernelSize, int stride, Padding padding) {
    this(
        filters,
        new SeriesWindow(kernelSize, stride, padding),
        Conv2dTranspose.AUTOMATIC,
        new GlorotUniform(),
        true);
  }

  private Conv2dTranspose ofImages() {
    return new Conv2dTranspose(
        filters,
        window.ofImages(),
        window.dilationOfImages(),
        new Conv2dTranspose.OutputPadding(Conv2dTranspose.AUTOMATIC, outputPadding),
        initializer,
        hasBias);
  }

  @Override
  public Shape outputShape(Shape input) {
    return Series.of(ofImages().outputShape(Series.image("Conv1dTranspose", input)));
  }

  @Override
  public double weightCount(Shape input) {
    return (double) window.size() * filters * input.dim(1);
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    Shape kernel = Shape.of(window.size(), filters, input.dim(1));
    return new KernelAndBias("conv1d transpose", initializer, hasBias)
        .create(kernel, filters, random);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return ofImages().multiplyAdds(Series.image("Conv1dTranspose", input));
  }

  @Override
  public Op createOp(Place place) {
    return ofImages().createOp(Series.images(place));
  }
}
