package io.github.rangefinder.finder.source.curve;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What programs call the learning rate and the loss: the words themselves, or else a name that has
 * them in it, as {@code lr-SGD}, {@code train/learning_rate} and {@code train/loss}. The loss of
 * the training goes before one of other samples, and before one that was smoothed.
 */
final class CurveNames {
  private static final Set<String> RATES =
      Set.of("learningrate", "learningrates", "lr", "lrs", "rate", "stepsize");

  private static final Set<String> LOSSES =
      Set.of("loss", "losses", "trainloss", "trainingloss", "batchloss");

  private static final List<String> OTHER_LOSSES =
      List.of("val", "test", "eval", "smooth", "delta", "avg", "mean");

  private static final Set<String> COUNTERS =
      Set.of(
          "",
          "step",
          "steps",
          "epoch",
          "epochs",
          "iteration",
          "iterations",
          "iter",
          "batch",
          "index",
          "time",
          "walltime",
          "seconds",
          "timestamp",
          "repeat");

  private CurveNames() {}

  static OptionalInt rate(List<String> names) {
    return first(
        names,
        List.of(
            name -> RATES.contains(plain(name)),
            name -> plain(name).contains("learningrate") || words(name).contains("lr")));
  }

  static OptionalInt loss(List<String> names) {
    return first(
        names,
        List.of(
            name -> LOSSES.contains(plain(name)),
            name ->
                plain(name).contains("loss")
                    && OTHER_LOSSES.stream().noneMatch(plain(name)::contains),
            name -> plain(name).contains("loss")));
  }

  /** Whether a column with this name is one of numbers that grow where a loss falls. */
  static boolean isAccuracy(String name) {
    return words(name).stream().anyMatch(word -> word.startsWith("acc") || word.equals("score"));
  }

  static boolean isLoss(String name) {
    return plain(name).contains("loss");
  }

  /** Whether a column with this name counts what has been done, or has no name as an index. */
  static boolean isCounter(String name) {
    return COUNTERS.contains(plain(name));
  }

  private static OptionalInt first(List<String> names, List<Predicate<String>> wanted) {
    return wanted.stream()
        .flatMap(
            one -> IntStream.range(0, names.size()).boxed().filter(i -> one.test(names.get(i))))
        .mapToInt(i -> i)
        .findFirst();
  }

  /** {@code Learning Rate} and {@code learning_rate} are the same word. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("\\P{L}", "");
  }

  private static List<String> words(String name) {
    return List.of(name.toLowerCase(Locale.ROOT).split("\\P{L}+"));
  }
}
