package io.github.rangefinder.engine.data;

import java.util.Objects;

/**
 * Samples of which nobody says what a model is to say: it can be asked about them, not trained.
 *
 * @param size the number of samples
 * @param outputs how many outputs the model has that is asked; 0 where nobody knows
 */
public record Unlabelled(int size, int outputs) implements Targets {
  /** Samples for any model. */
  public Unlabelled(int size) {
    this(size, 0);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.unlabelled(this);
  }

  @Override
  public Unlabelled select(int[] samples) {
    for (int sample : samples) {
      Objects.checkIndex(sample, size);
    }
    return new Unlabelled(samples.length, outputs);
  }
}
