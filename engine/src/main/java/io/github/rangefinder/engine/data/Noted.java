package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;

/** Data with sentences about how it was read. */
record Noted(Dataset data, List<String> notes) implements Dataset {
  Noted {
    notes = List.copyOf(notes);
  }

  @Override
  public Shape sampleShape() {
    return data.sampleShape();
  }

  @Override
  public Targets targets() {
    return data.targets();
  }

  @Override
  public void read(int sample, Tensor x, int row) {
    data.read(sample, x, row);
  }

  @Override
  public double[] origin() {
    return data.origin();
  }

  @Override
  public void readFromOrigin(int sample, Tensor x, int row) {
    data.readFromOrigin(sample, x, row);
  }
}
