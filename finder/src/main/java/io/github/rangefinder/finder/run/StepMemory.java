package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.NetworkSize;
import io.github.rangefinder.engine.tensor.Parameter;
import java.util.Locale;

/**
 * The memory that training a model takes, without the data and the buffers of single layers.
 *
 * @param weights how many numbers all parameters hold
 * @param learned how many of them learn
 * @param valuesOfSample bytes of the values of a step and their gradients, for each sample
 * @param batchSize samples of a step
 */
public record StepMemory(long weights, long learned, long valuesOfSample, int batchSize) {
  /** Adam keeps two numbers for each weight that it learns, and the gradient is a third. */
  private static final int OF_EACH_LEARNED = 3;

  /** The weights, and the snapshot that a test or a training goes back to. */
  private static final int OF_EACH_WEIGHT = 2;

  /** That of a model with batches of a size. */
  public static StepMemory of(Network model, int batchSize) {
    return new StepMemory(
        count(model.allParameters()),
        count(model.parameters()),
        NetworkSize.bytesOfValues(model, 1),
        batchSize);
  }

  private static long count(Iterable<Parameter> parameters) {
    long count = 0;
    for (Parameter parameter : parameters) {
      count += parameter.data().shape().size();
    }
    return count;
  }

  /** Bytes of weights, their snapshot, gradients and an optimizer's moments. */
  public long ofParameters() {
    return Float.BYTES * (OF_EACH_WEIGHT * weights + OF_EACH_LEARNED * learned);
  }

  /** Bytes of what the layers make of so many samples, and of its gradients. */
  public long ofValues(int samples) {
    return valuesOfSample * samples;
  }

  /** Bytes in all. */
  public long bytes() {
    return ofParameters() + ofValues(batchSize);
  }

  /** Bytes in words: {@code 152.3 MB} of 1024 KB, {@code 61.8 KB} of 1024 bytes. */
  public static String words(double bytes) {
    double megabytes = bytes / (1 << 20);
    if (megabytes < 1) {
      return String.format(Locale.ROOT, "%.1f KB", bytes / (1 << 10));
    }
    return String.format(Locale.ROOT, megabytes < 1000 ? "%,.1f MB" : "%,.0f MB", megabytes);
  }
}
