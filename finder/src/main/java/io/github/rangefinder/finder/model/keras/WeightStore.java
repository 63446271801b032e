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

  /**
   * A complaint that Keras left out a call of a layer when it wrote the file.
   *
   * @param what how the file shows that
   */
  default DataFormatException repeated(String what) {
    return new DataFormatException(
        ("%s %s, as Keras 3 leaves it of a Sequential model that holds a layer twice; what can be"
                + " read is a Functional model that calls it twice")
            .formatted(name(), what));
  }

  @Override
  void close();
}
