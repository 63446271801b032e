package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/**
 * Average pooling of a series: the mean of each window, channel by channel: (steps, channels)
 * becomes (outSteps, channels).
 *
 * @param size steps of a window
 * @param stride steps from one window to the next
 * @param padding what happens at the ends
 */
public record AveragePool1d(int size, int stride, Padding padding) implements UnaryLayer {
  /** Windows that touch but do not overlap, as in Keras. */
  public AveragePool1d(int size) {
    this(size, size, Padding.VALID);
  }

  private Window window() {
    return Series.window(size, stride, padding);
  }

  @Override
  public Shape outputShape(Shape input) {
    Shape image = Series.image("AveragePool1d", input);
    Series.requireFit("AveragePool1d", window(), 1, input);
    return Series.of(new AveragePool2d(window()).outputShape(image));
  }

  @Override
  public Op createOp(Place place) {
    return new AveragePool2d(window()).createOp(Series.images(place));
  }
}
