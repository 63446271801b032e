package io.github.rangefinder.engine.data;

import java.io.IOException;

/** The targets in an array: integers, one-hot rows, or numbers to predict. */
final class NumpyTargets {
  /** More classes than a model has outputs for; such numbers mean something else. */
  private static final int MOST_CLASSES = 1 << 16;

  private NumpyTargets() {}

  /**
   * Reads all targets.
   *
   * @throws DataFormatException if they are none of that task
   */
  static Targets read(NpyArray array, LearningTask task) throws IOException {
    if (array.sampleDims().length > 1) {
      throw new DataFormatException(
          "%s has shape %s, expected (n,) or (n, outputs)".formatted(array.name(), array.python()));
    }
    if (task == LearningTask.REGRESSION) {
      return new TargetValues(NumpySamples.readFloats(array));
    }
    return array.width() == 1 ? readIntegers(array) : readOneHot(array);
  }

  private static Labels readIntegers(NpyArray array) throws IOException {
    int[] labels = new int[array.samples()];
    array.read(
        (sample, place, value) -> {
          if (value != Math.rint(value) || value < 0 || value >= MOST_CLASSES) {
            throw new DataFormatException(
                "%s has the label %s at %s, expected integers from 0 to %d%s"
                    .formatted(
                        array.name(),
                        number(value),
                        array.index(sample, place),
                        MOST_CLASSES - 1,
                        forNumbers()));
          }
          labels[sample] = (int) value;
        });
    int largest = 0;
    for (int label : labels) {
      largest = Math.max(largest, label);
    }
    return new Labels(labels, largest + 1);
  }

  private static Labels readOneHot(NpyArray array) throws IOException {
    int[] labels = new int[array.samples()];
    int[] ones = new int[array.samples()];
    array.read(
        (sample, place, value) -> {
          if (value != 0 && value != 1) {
            throw new DataFormatException(
                "%s has %s at %s, expected one-hot labels, which are 0 or 1%s"
                    .formatted(
                        array.name(), number(value), array.index(sample, place), forNumbers()));
          }
          if (value == 1) {
            labels[sample] = place;
            ones[sample]++;
          }
        });
    for (int sample = 0; sample < ones.length; sample++) {
      if (ones[sample] != 1) {
        throw new DataFormatException(
            "%s has %d ones in row %d, expected one-hot labels, a single 1 in each row%s"
                .formatted(array.name(), ones[sample], sample, forNumbers()));
      }
    }
    return new Labels(labels, array.width());
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String forNumbers() {
    return "; for numbers to predict the task is regression";
  }
}
