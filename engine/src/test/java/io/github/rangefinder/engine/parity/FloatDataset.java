package io.github.rangefinder.engine.parity;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.Arrays;

/** Samples that are floats already: samples (size, …). */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FloatDataset(Tensor samples, int[] sampleLabels, int classes) implements Dataset {
  @Override
  public int size() {
    return sampleLabels.length;
  }

  @Override
  public Shape sampleShape() {
    Shape shape = samples.shape();
    int[] dims = new int[shape.rank() - 1];
    Arrays.setAll(dims, axis -> shape.dim(axis + 1));
    return Shape.of(dims);
  }

  @Override
  public int label(int sample) {
    return sampleLabels[sample];
  }

  @Override
  public void read(int sample, Tensor x, int row) {
    int length = samples.shape().size() / size();
    System.arraycopy(samples.data(), sample * length, x.data(), row * length, length);
  }

  @Override
  public Dataset first(int n) {
    throw new UnsupportedOperationException("reference batches are not cut");
  }
}
