package io.github.rangefinder.engine.tensor;

/**
 * What stands between two ops of a graph, for a whole batch: data (batch, …) that one op fills and
 * others read, and the gradient of the loss with respect to it, to which those others add.
 *
 * <p>Forward overwrites data; backward adds to every gradient that is there. A value that is read
 * twice needs nothing special then.
 *
 * @param data (batch, …)
 * @param gradient of the same shape; null where nothing that this value depends on is learned
 */
public record Value(Tensor data, Tensor gradient) {
  /** Checks the shapes. */
  public Value {
    if (gradient != null && !gradient.shape().equals(data.shape())) {
      throw new IllegalArgumentException(
          "a value of shape "
              + data.shape()
              + " needs a gradient of its shape, got "
              + gradient.shape());
    }
  }

  /** Zeros of a shape (batch, …), with or without a gradient. */
  public static Value zeros(Shape shape, boolean hasGradient) {
    return new Value(new Tensor(shape), hasGradient ? new Tensor(shape) : null);
  }

  /** The same floats, and the same gradient, under another shape. */
  public Value reshape(Shape shape) {
    return new Value(data.reshape(shape), gradient == null ? null : gradient.reshape(shape));
  }

  /** {@code (batch, …)}. */
  public Shape shape() {
    return data.shape();
  }

  /** Floats of one sample; sample i begins at float {@code i * sampleSize()}. */
  public int sampleSize() {
    return data.shape().size() / data.shape().dim(0);
  }

  @Override
  public String toString() {
    return "Value" + data.shape();
  }
}
