package io.github.rangefinder.engine.tensor;

/**
 * Something that is learned: a value and the gradient of the loss with respect to it.
 *
 * <p>A backward pass adds to the gradient; whoever starts a new step clears it.
 */
public final class Parameter {
  private final String name;
  private final Tensor value;
  private final Tensor gradient;

  /** A parameter with a gradient of zeros; the name is for messages, such as "dense_3/kernel". */
  public Parameter(String name, Tensor value) {
    this.name = name;
    this.value = value;
    this.gradient = new Tensor(value.shape());
  }

  /** The name shown in messages. */
  public String name() {
    return name;
  }

  /** What is learned. */
  public Tensor value() {
    return value;
  }

  /** The accumulated gradient, of the value's shape. */
  public Tensor gradient() {
    return gradient;
  }

  @Override
  public String toString() {
    return name + value.shape();
  }
}
