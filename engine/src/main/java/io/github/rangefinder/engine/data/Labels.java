package io.github.rangefinder.engine.data;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/** The class of each sample, an integer from 0. */
public final class Labels implements Targets {
  private final int[] labels;
  private final int classes;
  private final List<String> names;
  private final float[] weights;

  private Labels(int[] labels, int classes, List<String> names, float[] weights) {
    this.labels = labels;
    this.classes = classes;
    this.names = names;
    this.weights = weights;
  }

  /**
   * Labels over an existing array, which is not copied.
   *
   * @throws IllegalArgumentException if a label is no class, {@code 0 <= label < classes}
   */
  public Labels(int[] labels, int classes) {
    this(labels, classes, List.of(), null);
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            label < 0
                ? "label %d is below 0".formatted(label)
                : "label %d is not below the %d classes".formatted(label, classes));
      }
    }
  }

  /**
   * Labels whose classes have names.
   *
   * @param names the classes in their order
   * @throws IllegalArgumentException if a label is no class
   */
  public static Labels named(int[] labels, List<String> names) {
    return new Labels(
        new Labels(labels, names.size()).labels, names.size(), List.copyOf(names), null);
  }

  /**
   * Labels from unsigned bytes.
   *
   * @throws IllegalArgumentException if a label is no class
   */
  static Labels ofBytes(byte[] bytes, int classes) {
    int[] labels = new int[bytes.length];
    Arrays.setAll(labels, i -> Byte.toUnsignedInt(bytes[i]));
    return new Labels(labels, classes);
  }

  @Override
  public int size() {
    return labels.length;
  }

  /** The number of classes. */
  @Override
  public int outputs() {
    return classes;
  }

  /** What the classes are called, in their order; empty if they have no names. */
  public List<String> names() {
    return names;
  }

  /** The class with the most samples, the first of several. */
  public int commonest() {
    int[] counts = counts();
    int commonest = 0;
    for (int label = 1; label < classes; label++) {
      commonest = counts[label] > counts[commonest] ? label : commonest;
    }
    return commonest;
  }

  /**
   * The same labels, each class with a weight that makes all classes count alike in the loss:
   * {@code samples / (classes * samples of the class)}, as scikit-learn's {@code balanced}; classes
   * without samples are not counted.
   */
  public Labels balanced() {
    int[] counts = counts();
    long present = Arrays.stream(counts).filter(count -> count > 0).count();
    FloatBuffer balanced = FloatBuffer.allocate(classes);
    for (int count : counts) {
      balanced.put(count == 0 ? 1 : (float) ((double) labels.length / (present * count)));
    }
    return new Labels(labels, classes, names, balanced.array());
  }

  /** What a sample of each class counts in the loss; null if all count 1. */
  public float[] weights() {
    return weights == null ? null : weights.clone();
  }

  /** What a class is called; its number if it has no name. */
  public String name(int label) {
    return names.isEmpty() ? Integer.toString(label) : names.get(label);
  }

  /** How many samples each class has. */
  public int[] counts() {
    int[] counts = new int[classes];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /**
   * The class of a sample.
   *
   * @throws IndexOutOfBoundsException if there is no such sample
   */
  public int label(int sample) {
    return labels[sample];
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.labels(this);
  }

  @Override
  public Labels select(int[] samples) {
    return new Labels(Arrays.stream(samples).map(this::label).toArray(), classes, names, weights);
  }
}
