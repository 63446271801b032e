package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some samples of another data set, in an order of their own; shares the memory of their values.
 */
public final class Subset implements Dataset {
  private final Dataset whole;
  private final int[] samples;
  private final Targets targets;

  /** Two parts of a data set that share no sample and leave none out. */
  public record Split(Dataset training, Dataset validation) {}

  private Subset(Dataset whole, int[] samples) {
    this.whole = whole;
    this.samples = samples;
    this.targets = whole.targets().select(samples);
  }

  static Subset first(Dataset whole, int n) {
    int size = whole.size();
    if (n < 1 || n > size) {
      throw new IllegalArgumentException(
          "the first n of %d samples need n from 1 to %d, got %d".formatted(size, size, n));
    }
    int[] samples = new int[n];
    Shuffle.fillInSequence(samples);
    return new Subset(whole, samples);
  }

  /**
   * The first samples of each class, as many as its share of the whole gives, but one at least, in
   * the whole's order; the first samples where there are no classes.
   *
   * @throws IllegalArgumentException unless {@code 1 <= n <= size()}
   */
  public static Dataset stratified(Dataset whole, int n) {
    Dataset first = first(whole, n);
    if (!(whole.targets() instanceof Labels labels)) {
      return first;
    }
    int[] left = ClassQuotas.of(labels.counts(), n);
    int[] samples = new int[n];
    int taken = 0;
    for (int sample = 0; taken < n; sample++) {
      if (left[labels.label(sample)]-- > 0) {
        samples[taken++] = sample;
      }
    }
    return new Subset(whole, samples);
  }

  /**
   * Holds out a part of the samples, drawn by the seed. What remains keeps its order.
   *
   * @param share the share that is held out, above 0 and below 1
   * @throws IllegalArgumentException if one of the parts would be empty
   */
  public static Split holdOut(Dataset whole, double share, long seed) {
    int heldOut = (int) Math.round(share * whole.size());
    if (!(share > 0 && share < 1) || heldOut < 1 || heldOut == whole.size()) {
      throw new IllegalArgumentException(
          "a share of %s of %d samples leaves nothing on one side".formatted(share, whole.size()));
    }
    // Another seed than the training's, whose first epoch would otherwise have this very order.
    int[] order = Shuffle.order(whole.size(), ~seed, 0);
    int border = whole.size() - heldOut;
    int[] remaining = Arrays.copyOf(order, border);
    Arrays.sort(remaining);
    return new Split(
        new Subset(whole, remaining),
        new Subset(whole, Arrays.copyOfRange(order, border, order.length)));
  }

  /**
   * A data set dealt out into parts that differ by a sample at most: one sample to each part in
   * turn, so that each is a fair draw also where a file sorts its samples.
   *
   * @param most how many parts; fewer if there are not as many samples
   */
  public static List<Dataset> parts(Dataset whole, int most) {
    int size = whole.size();
    int count = Math.min(most, size);
    List<Dataset> parts = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      int[] samples = new int[(size - part - 1) / count + 1];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = part + i * count;
      }
      parts.add(new Subset(whole, samples));
    }
    return parts;
  }

  @Override
  public Shape sampleShape() {
    return whole.sampleShape();
  }

  @Override
  public Targets targets() {
    return targets;
  }

  @Override
  public void read(int sample, Tensor x, int row) {
    whole.read(samples[sample], x, row);
  }

  @Override
  public double[] origin() {
    return whole.origin();
  }

  @Override
  public void readFromOrigin(int sample, Tensor x, int row) {
    whole.readFromOrigin(samples[sample], x, row);
  }

  @Override
  public List<String> notes() {
    return whole.notes();
  }
}
