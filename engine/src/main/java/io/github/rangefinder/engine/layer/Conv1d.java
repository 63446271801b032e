package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A convolution of a series: (steps, channels) becomes (outSteps, filters). The kernel is
 * (kernelSize, channels / groups, filters), the bias (filters). It is a {@link Conv2d} over an
 * image of one row.
 *
 * @param filters the number of output channels
 * @param window the kernel size, the stride, what happens at the ends, the dilation
 * @param groups into how many groups channels and filters are cut
 * @param initializer draws the kernel; the bias starts at 0
 * @param hasBias whether there is a bias
 */
public record Conv1d(
    int filters, SeriesWindow window, int groups, Initializer initializer, boolean hasBias)
    implements UnaryLayer {

  /** Neighbouring steps, one group, Glorot uniform, a bias. */
  public Conv1d(int filters, int kernelSize, int stride, Padding padding) {
    this(filters, new SeriesWindow(kernelSize, stride, padding), 1, new GlorotUniform(), true);
  }

  private Conv2d ofImages() {
    return new Conv2d(
        filters, window.ofImages(), window.dilationOfImages(), groups, initializer, hasBias);
  }

  @Override
  public Shape outputShape(Shape input) {
    Conv2d ofImages = ofImages();
    Shape image = Series.image("Conv1d", input);
    Series.requireFit("Conv1d", ofImages.window(), window.dilation(), input);
    return Series.of(ofImages.outputShape(image));
  }

  @Override
  public double weightCount(Shape input) {
    return (double) window.size() * (input.dim(1) / groups) * filters;
  }

  @Override
  public List<Parameter> createParameters(Shape input, SplittableRandom random) {
    Shape kernel = Shape.of(window.size(), input.dim(1) / groups, filters);
    return new KernelAndBias("conv1d", initializer, hasBias).create(kernel, filters, random);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return ofImages().multiplyAdds(Series.image("Conv1d", input));
  }

  @Override
  public Op createOp(Place place) {
    return ofImages().createOp(Series.images(place));
  }
}
