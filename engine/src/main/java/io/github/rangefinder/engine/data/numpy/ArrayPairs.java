package io.github.rangefinder.engine.data.numpy;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.numpy.ArrayRole.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which arrays hold the samples and the targets of which part. Names tell it ({@link ArrayRole});
 * where NumPy gave them none ({@code arr_0}, {@code arr_1}, …), their order and sizes do.
 */
final class ArrayPairs {
  private static final int MOST_LISTED = 12;

  private final List<String> names;
  private final Map<Part, String> samples = new EnumMap<>(Part.class);
  private final Map<Part, String> targets = new EnumMap<>(Part.class);

  /** Samples with what is to be learned of them. */
  record Pair(String samples, String targets) {}

  private ArrayPairs(List<String> names) {
    this.names = names;
  }

  /** The pairs among arrays with telling names. */
  static ArrayPairs among(List<String> names) {
    ArrayPairs pairs = new ArrayPairs(names);
    Map<String, Integer> ranks = new HashMap<>();
    for (String name : names) {
      ArrayRole.of(name)
          .ifPresent(
              role -> {
                Map<Part, String> place = role.targets() ? pairs.targets : pairs.samples;
                String before = place.get(role.part());
                if (before == null || role.rank() < ranks.get(before)) {
                  place.put(role.part(), name);
                }
                ranks.put(name, role.rank());
              });
    }
    if (names.size() == 2) {
      pairs.completeWith(names);
    }
    return pairs;
  }

  /** Of two arrays one name tells what the other one must be. */
  private void completeWith(List<String> both) {
    Optional<String> other = both.stream().filter(name -> ArrayRole.of(name).isEmpty()).findFirst();
    if (other.isPresent() && samples.size() + targets.size() == 1) {
      for (Part part : new Part[] {Part.ONLY, Part.TRAIN}) {
        if (targets.containsKey(part)) {
          samples.put(part, other.get());
        } else if (samples.containsKey(part)) {
          targets.put(part, other.get());
        }
      }
    }
  }

  /**
   * The pairs among {@code arr_0}, {@code arr_1} and so on: samples, targets, and those of the test
   * part, in this order or in that of scikit-learn's {@code train_test_split}, samples first.
   */
  static ArrayPairs inOrder(ArraySource arrays) throws IOException {
    List<String> names = arrays.names();
    ArrayPairs pairs = new ArrayPairs(names);
    List<String> ordered = new ArrayList<>();
    for (int i = 0; names.contains("arr_" + i); i++) {
      ordered.add("arr_" + i);
    }
    if (ordered.size() == 2) {
      pairs.put(Part.ONLY, ordered.get(0), ordered.get(1));
    } else if (ordered.size() == 4) {
      boolean inTurns = samples(arrays, "arr_0") == samples(arrays, "arr_1");
      pairs.put(Part.TRAIN, "arr_0", inTurns ? "arr_1" : "arr_2");
      pairs.put(Part.TEST, inTurns ? "arr_2" : "arr_1", "arr_3");
    }
    return pairs;
  }

  private static int samples(ArraySource arrays, String name) throws IOException {
    try (NpyArray array = arrays.array(name)) {
      return array.samples();
    }
  }

  private void put(Part part, String x, String y) {
    samples.put(part, x);
    targets.put(part, y);
  }

  /** Whether any array holds samples to train on. */
  boolean hasSamples() {
    return samples.containsKey(Part.TRAIN) || samples.containsKey(Part.ONLY);
  }

  /**
   * The samples to train on, with their targets.
   *
   * @param place for messages
   * @throws DataFormatException if an array is missing
   */
  Pair training(Path place) throws DataFormatException {
    Part part = trainingPart();
    String expected =
        "expected x_train and y_train (x_test and y_test beside them), or x and y; its arrays are "
            + listed();
    if (!samples.containsKey(part)) {
      throw new DataFormatException("%s has no array x_train, %s".formatted(place, expected));
    }
    if (!targets.containsKey(part)) {
      throw new DataFormatException(
          "%s has no array %s, %s"
              .formatted(place, part == Part.TRAIN ? "y_train" : "y", expected));
    }
    return new Pair(samples.get(part), targets.get(part));
  }

  private Part trainingPart() {
    boolean only =
        samples.containsKey(Part.ONLY)
            && !(samples.containsKey(Part.TRAIN) && targets.containsKey(Part.TRAIN));
    return only ? Part.ONLY : Part.TRAIN;
  }

  /** The samples to test with, or else those to validate on. */
  Optional<Pair> test() {
    for (Part part : new Part[] {Part.TEST, Part.VALIDATION}) {
      if (samples.containsKey(part) && targets.containsKey(part)) {
        return Optional.of(new Pair(samples.get(part), targets.get(part)));
      }
    }
    return Optional.empty();
  }

  /**
   * The samples to ask a model about, with or without targets: those to test with, or all; an array
   * that is alone may have any name.
   *
   * @param place for messages
   * @throws DataFormatException if there are none
   */
  String samples(Path place) throws DataFormatException {
    for (Part part : new Part[] {Part.TEST, Part.VALIDATION, Part.ONLY, Part.TRAIN}) {
      if (samples.containsKey(part)) {
        return samples.get(part);
      }
    }
    if (names.size() == 1) {
      return names.get(0);
    }
    throw new DataFormatException(
        "%s has no array x or x_test, its arrays are %s".formatted(place, listed()));
  }

  /** Says which arrays are read where others might have been meant. */
  void noteLeftOut(List<String> notes) {
    List<String> read = new ArrayList<>(samples.values());
    read.addAll(targets.values());
    List<String> left =
        names.stream()
            .filter(name -> !read.contains(name) && ArrayRole.of(name).isPresent())
            .toList();
    if (!left.isEmpty()) {
      notes.add(
          "Read are the arrays %s; left out are %s."
              .formatted(String.join(", ", read), String.join(", ", left)));
    }
  }

  private String listed() {
    return names.isEmpty()
        ? "none"
        : String.join(", ", names.subList(0, Math.min(names.size(), MOST_LISTED)))
            + (names.size() > MOST_LISTED ? ", ..." : "");
  }
}
