package io.github.rangefinder.engine.tensor;

/**
 * A named value that a layer keeps in a network. Most are learned and have a gradient, that of the
 * loss with respect to the data: a backward pass adds to it, and whoever starts a new step clears
 * it. A <em>statistic</em>, such as a moving mean, is what forward passes have seen: it belongs to
 * the network and its files of weights, but no optimizer touches it, nor what is {@link #frozen}.
 */
public final class Parameter {
  private final String name;
  private final Tensor data;
  private final Tensor gradient;

  private Parameter(String name, Tensor data, Tensor gradient) {
    this.name = name;
    this.data = data;
    this.gradient = gradient;
  }

  /** What is learned, with a gradient of zeros; the name is for messages: "dense kernel". */
  public Parameter(String name, Tensor data) {
    this(name, data, new Tensor(data.shape()));
  }

  /** What is not learned. */
  public static Parameter statistic(String name, Tensor data) {
    return new Parameter(name, data, null);
  }

  /** The same data under the same name, not learned. */
  public Parameter frozen() {
    return isLearned() ? new Parameter(name, data, null) : this;
  }

  /** Whether an optimizer changes the data. */
  public boolean isLearned() {
    return gradient != null;
  }

  /** The name shown in messages. */
  public String name() {
    return name;
  }

  /** What is kept. */
  public Tensor data() {
    return data;
  }

  /** The accumulated gradient, of the data's shape; null where this is not learned. */
  public Tensor gradient() {
    return gradient;
  }

  @Override
  public String toString() {
    return name + data.shape();
  }
}
