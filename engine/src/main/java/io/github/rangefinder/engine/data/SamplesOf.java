package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;

/** The samples of other data, of which something else may be said. */
interface SamplesOf extends Dataset {
  /** Whose samples these are. */
  Dataset data();

  @Override
  default Shape sampleShape() {
    return data().sampleShape();
  }

  @Override
  default Targets targets() {
    return data().targets();
  }

  @Override
  default void read(int sample, Tensor x, int row) {
    data().read(sample, x, row);
  }

  @Override
  default double[] origin() {
    return data().origin();
  }

  @Override
  default void readFromOrigin(int sample, Tensor x, int row) {
    data().readFromOrigin(sample, x, row);
  }

  @Override
  default List<String> notes() {
    return data().notes();
  }
}
