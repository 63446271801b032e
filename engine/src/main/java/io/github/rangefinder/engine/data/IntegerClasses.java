package io.github.rangefinder.engine.data;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The classes that integer labels stand for: from 0 to the largest; from 1 where each of them
 * occurs but 0; the two signs -1 and 1; or, where they are few and far apart, those that occur.
 *
 * @param source the file or array that has decided, for messages
 * @param values the label of each class
 */
public record IntegerClasses(String source, List<Integer> values) {
  /** So many classes are no burden, even if hardly any of them occurs. */
  private static final int FEW_CLASSES = 4096;

  /** Where fewer than one class in so many occurs, the numbers mean something else. */
  private static final int MOST_CLASSES_FOR_ONE = 64;

  /** Where no more than one number in so many occurs, those between are no classes. */
  private static final int FAR_APART = 4;

  /** Labels from 0 in steps of so many, such as 0 and 255, do not count classes. */
  private static final int WIDE_STEP = 10;

  private static final int MOST_LISTED = 12;

  /**
   * The classes among labels of 0 or more, or of nothing but -1 and 1; there is one at least.
   *
   * @param source for messages
   * @throws DataFormatException if there are very many classes and hardly any of them occurs
   */
  public static IntegerClasses of(String source, int[] labels) throws DataFormatException {
    int[] different = Arrays.stream(labels).distinct().sorted().toArray();
    int smallest = different[0];
    int largest = different[different.length - 1];
    if (largest >= FEW_CLASSES && (long) different.length * MOST_CLASSES_FOR_ONE <= largest) {
      throw new DataFormatException(
          "%s has labels up to %d, but only %d different ones; number the classes 0, 1, 2 and so on"
              .formatted(source, largest, different.length));
    }
    boolean fromOne = smallest == 1 && different.length == largest;
    return fromOne || areSigns(different) || areNames(different)
        ? new IntegerClasses(source, Arrays.stream(different).boxed().toList())
        : from0(source, largest + 1);
  }

  /**
   * The classes of labels that are known already.
   *
   * @param source for messages
   * @throws DataFormatException if these are no integers
   */
  public static IntegerClasses of(String source, Labels known) throws DataFormatException {
    if (known.names().isEmpty()) {
      return from0(source, known.outputs());
    }
    try {
      return new IntegerClasses(source, known.names().stream().map(Integer::valueOf).toList());
    } catch (NumberFormatException e) {
      throw new DataFormatException(
          "%s has classes called %s, no integers"
              .formatted(source, String.join(", ", known.names())));
    }
  }

  private static IntegerClasses from0(String source, int count) {
    return new IntegerClasses(source, IntStream.range(0, count).boxed().toList());
  }

  /** Whether all labels are -1 or 1, as those of support vector machines and the perceptron are. */
  public static boolean areSigns(int[] labels) {
    return Arrays.stream(labels).allMatch(label -> Math.abs(label) == 1)
        && Arrays.stream(labels).anyMatch(label -> label < 0);
  }

  /** Whether labels only name their classes, as 10, 20 and 30 do, or 0 and 255. */
  private static boolean areNames(int[] different) {
    int largest = different[different.length - 1];
    boolean sparse = different.length > 1 && (long) different.length * FAR_APART <= largest + 1L;
    return sparse && (different[0] > 0 || step(different) >= WIDE_STEP);
  }

  /** The largest number that divides all of them. */
  private static int step(int[] different) {
    return Arrays.stream(different)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, BigInteger::gcd)
        .intValueExact();
  }

  /** How many classes there are. */
  public int count() {
    return values.size();
  }

  private int first() {
    return Collections.min(values);
  }

  private int last() {
    return Collections.max(values);
  }

  /** Whether a class is its label. */
  private boolean countFrom0() {
    return IntStream.range(0, count()).allMatch(i -> values.get(i) == i);
  }

  /** What the labels are, unless they count the classes from 0. */
  public List<String> notes() {
    if (countFrom0()) {
      return List.of();
    }
    return last() - first() == count() - 1
        ? List.of(
            "The labels in %s run from %d to %d, so there are %d classes."
                .formatted(source, first(), last(), count()))
        : List.of(
            "The labels in %s are %s, so there are %d classes."
                .formatted(source, listed(), count()));
  }

  private String listed() {
    return count() <= MOST_LISTED
        ? values.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : "%d numbers from %d to %d".formatted(count(), first(), last());
  }

  /**
   * The classes of some labels; they have the labels as names unless these count from 0.
   *
   * @param name where the labels come from, for messages
   * @throws DataFormatException if one is no class
   */
  public Labels labels(String name, int[] labels) throws DataFormatException {
    Map<Integer, Integer> places = new HashMap<>();
    values.forEach(value -> places.put(value, places.size()));
    int[] classes = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      Integer place = places.get(labels[i]);
      if (place == null) {
        throw new DataFormatException(
            "%s has a label %d, but %s".formatted(name, labels[i], others(labels[i])));
      }
      classes[i] = place;
    }
    return countFrom0()
        ? new Labels(classes, count())
        : Labels.named(classes, values.stream().map(String::valueOf).toList());
  }

  private String others(int label) {
    if (label > last()) {
      return "the largest label in %s is %d".formatted(source, last());
    }
    return label < first()
        ? "the smallest label in %s is %d".formatted(source, first())
        : "the labels in %s are %s".formatted(source, listed());
  }
}
