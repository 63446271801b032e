package io.github.rangefinder.engine.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The classes that integer labels stand for: from 0 to the largest, or from 1 where each of them
 * occurs but 0.
 *
 * @param source the file or array that has decided, for messages
 * @param first the label of the first class, 0 or 1
 * @param last the label of the last class
 */
public record IntegerClasses(String source, int first, int last) {
  /** So many classes are no burden, even if hardly any of them occurs. */
  private static final int FEW_CLASSES = 4096;

  /** Where fewer than one class in so many occurs, the numbers mean something else. */
  private static final int MOST_CLASSES_FOR_ONE = 64;

  /**
   * The classes among labels of 0 or more; there is one at least.
   *
   * @param source for messages
   * @throws DataFormatException if there are very many classes and hardly any of them occurs
   */
  public static IntegerClasses of(String source, int[] labels) throws DataFormatException {
    int smallest = Arrays.stream(labels).min().orElseThrow();
    int largest = Arrays.stream(labels).max().orElseThrow();
    long different = Arrays.stream(labels).distinct().count();
    if (largest >= FEW_CLASSES && different * MOST_CLASSES_FOR_ONE <= largest) {
      throw new DataFormatException(
          "%s has labels up to %d, but only %d different ones; number the classes 0, 1, 2 and so on"
              .formatted(source, largest, different));
    }
    boolean fromOne = smallest == 1 && different == largest;
    return new IntegerClasses(source, fromOne ? 1 : 0, largest);
  }

  /** How many classes there are. */
  public int count() {
    return last - first + 1;
  }

  /** That labels begin at 1, if they do. */
  public List<String> notes() {
    return first == 0
        ? List.of()
        : List.of(
            "The labels in %s run from 1 to %d, so there are %d classes."
                .formatted(source, last, count()));
  }

  /**
   * The classes of some labels; they have the labels as names if these begin at 1.
   *
   * @param name where the labels come from, for messages
   * @throws DataFormatException if one is no class
   */
  public Labels labels(String name, int[] labels) throws DataFormatException {
    int[] classes = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] > last) {
        throw new DataFormatException(
            "%s has a label %d, but the largest label in %s is %d"
                .formatted(name, labels[i], source, last));
      }
      if (labels[i] < first) {
        throw new DataFormatException(
            "%s has a label %d, but the smallest label in %s is %d"
                .formatted(name, labels[i], source, first));
      }
      classes[i] = labels[i] - first;
    }
    return first == 0
        ? new Labels(classes, count())
        : Labels.named(
            classes, IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList());
  }
}
