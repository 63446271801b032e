package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;

/**
 * Max-pooling of a series: the largest value of each window, channel by channel: (steps, channels)
 * becomes (outSteps, channels).
 *
 * @param size steps of a window
 * @param stride steps from one window to the next
 * @param padding what happens at the ends
 */
public record MaxPool1d(int size, int stride, Padding padding) implements UnaryLayer {
  /** Windows that touch but do not overlap, as in Keras. */
  public MaxPool1d(int size) {
    this(size, size, Padding.VALID);
  }

  private Window window() {
    return Series.window(size, stride, padding);
  }

  @Override
  public Shape outputShape(Shape input) {
    Shape image = Series.image("MaxPool1d", input);
    Series.requireFit("MaxPool1d", window(), 1, input);
    return Series.of(new MaxPool2d(window()).outputShape(image));
  }

  @Override
  public Op createOp(Place place) {
    return new MaxPool2d(window()).createOp(Series.images(place));
  }
}
