package io.github.rangefinder.engine.tensor;

/**
 * A value that a layer keeps in a model. Most are learned and have a gradient, that of the loss
 * with respect to the value: a backward pass adds to it, and whoever starts a new step clears it. A
 * <em>statistic</em>, such as a moving mean, is what forward passes have seen: it belongs to the
 * model and its files of weights, but no optimizer touches it.
 */
public final class Parameter {
  private final String name;
  private final Tensor value;
  private final Tensor gradient;

  private Parameter(String name, Tensor value, Tensor gradient) {
    this.name = name;
    this.value = value;
    this.gradient = gradient;
  }

  /** What is learned, with a gradient of zeros; the name is for messages: "dense kernel". */
  public Parameter(String name, Tensor value) {
    this(name, value, new Tensor(value.shape()));
  }

  /** What is not learned. */
  public static Parameter statistic(String name, Tensor value) {
    return new Parameter(name, value, null);
  }

  /** Whether an optimizer changes the value; if not, it is a statistic. */
  public boolean isLearned() {
    return gradient != null;
  }

  /** The name shown in messages. */
  public String name() {
    return name;
  }

  /** What is kept. */
  public Tensor value() {
    return value;
  }

  /** The accumulated gradient, of the value's shape; null for a statistic. */
  public Tensor gradient() {
    return gradient;
  }

  @Override
  public String toString() {
    return name + value.shape();
  }
}
