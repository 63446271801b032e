package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;

/** Data whose targets are others. */
record Relabelled(Dataset data, Targets targets) implements Dataset {
  @Override
  public Shape sampleShape() {
    return data.sampleShape();
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

  @Override
  public List<String> notes() {
    return data.notes();
  }
}
