package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.data.DataFormatException;
import java.util.List;

/** A file's weights, layer by layer. */
sealed interface WeightStore extends AutoCloseable permits ArchiveWeights, LegacyWeights {
  /** What messages call the file. */
  String name();

  /**
   * The arrays of a layer in Keras's order; none where the file has nothing for it.
   *
   * @throws DataFormatException if the file is damaged
   */
  List<Hdf5Array> of(KerasLayer layer) throws DataFormatException;

  @Override
  void close();
}
