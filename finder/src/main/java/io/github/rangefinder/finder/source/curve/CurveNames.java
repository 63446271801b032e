package io.github.rangefinder.finder.source.curve;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What programs call the learning rate and the loss. */
final class CurveNames {
  private static final List<String> RATES =
      List.of("learningrate", "learningrates", "lr", "lrs", "rate", "stepsize");

  private static final List<String> LOSSES =
      List.of("loss", "losses", "trainloss", "trainingloss", "batchloss");

  private CurveNames() {}

  static OptionalInt rate(List<String> names) {
    return first(names, RATES);
  }

  static OptionalInt loss(List<String> names) {
    return first(names, LOSSES);
  }

  private static OptionalInt first(List<String> names, List<String> known) {
    return IntStream.range(0, names.size())
        .filter(i -> known.contains(plain(names.get(i))))
        .findFirst();
  }

  /** {@code Learning Rate} and {@code learning_rate} are the same word. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
