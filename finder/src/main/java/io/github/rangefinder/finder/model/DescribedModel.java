package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.finder.model.keras.KerasFile;
import io.github.rangefinder.finder.model.keras.ModelSummary;
import java.util.Optional;

/**
 * A network, and the file that it was read from.
 *
 * @param network the model at work
 * @param file what describes it; empty for a preset or layers as text
 */
public record DescribedModel(Network network, Optional<KerasFile> file) {
  /** A model that is no file's. */
  DescribedModel(Network network) {
    this(network, Optional.empty());
  }

  /**
   * What a summary says of it: of a file's model what the file says.
   *
   * @throws DataFormatException with a sentence that names the file and what is wrong with it
   */
  public ModelSummary summary() throws DataFormatException {
    return file.isPresent() ? file.get().summary(network) : ModelSummary.of(network);
  }
}
