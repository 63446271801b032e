package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;

/** A function of one tensor whose layers depend on the tensor's shape. */
@FunctionalInterface
interface KerasFunction {
  /**
   * The layers, one behind the other.
   *
   * @param config the options that it is called with
   * @param sample the shape of a sample of what it reads
   * @throws DataFormatException if an option cannot be had, with a sentence that names it
   * @throws IllegalArgumentException if no such layer can read such samples
   */
  List<Layer> read(KerasConfig config, Shape sample) throws DataFormatException;
}
