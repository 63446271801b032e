package io.github.rangefinder.engine.data.numpy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an array is by its name, in the many ways that people write it: {@code x_train}, {@code
 * X_train}, {@code train_images}, {@code trainX}, {@code data}.
 *
 * @param part which samples it belongs to
 * @param targets whether it holds what is to be learned of them
 * @param rank the place of its word in the list; the first word is the likeliest
 */
record ArrayRole(Part part, boolean targets, int rank) {
  /** Parts of a data set. */
  enum Part {
    ONLY,
    TRAIN,
    TEST,
    VALIDATION
  }

  private static final List<String> SAMPLES =
      List.of(
          "x",
          "xs",
          "images",
          "image",
          "imgs",
          "data",
          "features",
          "feature",
          "inputs",
          "input",
          "samples",
          "dataset",
          "values");
  private static final List<String> TARGETS =
      List.of(
          "y",
          "ys",
          "labels",
          "label",
          "target",
          "targets",
          "classes",
          "class",
          "outputs",
          "output",
          "annotations");
  private static final String PARTS = "train|training|tr|test|testing|te|val|valid|validation|dev";
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(%s)[_. -]?)?(%s|%s)(?:[_. -]?(%s))?"
              .formatted(PARTS, String.join("|", SAMPLES), String.join("|", TARGETS), PARTS));

  /** The role of an array; empty if its name says none. */
  static Optional<ArrayRole> of(String name) {
    Matcher matcher = NAME.matcher(name.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String before = matcher.group(1);
    String behind = matcher.group(3);
    if (before != null && behind != null) {
      return Optional.empty();
    }
    Part part = part(before == null ? behind : before);
    int samples = SAMPLES.indexOf(matcher.group(2));
    int targets = TARGETS.indexOf(matcher.group(2));
    return samples < 0 && targets < 0
        ? Optional.empty()
        : Optional.of(new ArrayRole(part, targets >= 0, Math.max(samples, targets)));
  }

  private static Part part(String word) {
    if (word == null) {
      return Part.ONLY;
    }
    return switch (word.charAt(0) == 't' ? word.substring(0, 2) : "val") {
      case "tr" -> Part.TRAIN;
      case "te" -> Part.TEST;
      default -> Part.VALIDATION;
    };
  }
}
