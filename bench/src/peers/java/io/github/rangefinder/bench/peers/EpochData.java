package io.github.rangefinder.bench.peers;

import io.github.rangefinder.bench.workload.Mnist;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.tensor.Tensor;

/**
 * All training images as floats between 0 and 1, with their labels. The other engines get them
 * ready-made, ours converts each batch within its step.
 */
record EpochData(float[] images, int[] labels) {
  static final int SIZE = 60_000;
  static final int HEIGHT = 28;
  static final int WIDTH = 28;

  static EpochData load() {
    Dataset data = Mnist.train();
    Tensor images = new Tensor(data.sampleShape().withBatch(SIZE));
    int[] labels = new int[SIZE];
    for (int sample = 0; sample < SIZE; sample++) {
      data.read(sample, images, sample);
      labels[sample] = ((Labels) data.targets()).label(sample);
    }
    return new EpochData(images.data(), labels);
  }
}
