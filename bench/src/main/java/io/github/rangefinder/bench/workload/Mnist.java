package io.github.rangefinder.bench.workload;

import io.github.rangefinder.engine.data.ImageDataset;
import io.github.rangefinder.engine.data.idx.IdxFolder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The MNIST training images, which come with the benchmarks. */
public final class Mnist {
  private Mnist() {}

  /** Reads all 60,000 of them. */
  public static ImageDataset train() {
    try {
      return new IdxFolder("the bundled MNIST", Mnist.class::getResourceAsStream).readTrain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
