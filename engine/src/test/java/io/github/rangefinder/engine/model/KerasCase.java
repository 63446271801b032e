package io.github.rangefinder.engine.model;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What Keras made of random samples with one layer; {@code keras/layers.py} wrote it. */
record KerasCase(
    String name,
    int[] shape,
    float[] x,
    Weight[] weights,
    int[] outputShape,
    double[] y,
    float[] dy,
    double[] dx,
    double[][] gradients) {

  /** A weight of a layer; gradients names its gradient at the same place, null if not trained. */
  record Weight(int[] shape, float[] values) {}

  static List<KerasCase> all() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(KerasCase.class.getResourceAsStream("/keras/layers.json")),
            StandardCharsets.UTF_8)) {
      return new Gson().fromJson(reader, new TypeToken<List<KerasCase>>() {}.getType());
    }
  }

  Shape sample() {
    return Shape.of(shape);
  }

  int batch() {
    return x.length / sample().size();
  }

  /** Whether the numbers are those of a training step, else those of inference. */
  boolean ofTraining() {
    return name.endsWith("training");
  }

  @Override
  public String toString() {
    return name;
  }
}
