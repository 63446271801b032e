package io.github.rangefinder.finder.model;

import java.io.Serializable;
import java.util.List;

/**
 * Where a model's first weights come from, and which of them stay as they are.
 *
 * @param file a file of weights; null for those that the model brings along or the seed draws
 * @param exceptLast whether the last layer keeps the weights that it has without the file
 * @param frozen names of layers that do not learn
 */
public record InitialWeights(String file, boolean exceptLast, List<String> frozen)
    implements Serializable {
  /** Copies the names. */
  public InitialWeights {
    frozen = List.copyOf(frozen);
  }

  /** All from a file, or from the seed where that is null; every layer learns. */
  public InitialWeights(String file) {
    this(file, false, List.of());
  }
}
