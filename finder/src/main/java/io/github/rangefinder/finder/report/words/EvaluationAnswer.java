package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.evaluate.Evaluation;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How well a model does, in words and a table. */
public final class EvaluationAnswer {
  /** More classes than these make a table that nobody reads on a terminal. */
  private static final int MOST_CLASSES = 40;

  /** What the numbers leave of 80 columns. */
  private static final int LONGEST_NAME = 46;

  private EvaluationAnswer() {}

  /** The answer as lines of at most 80 characters where names allow, each ended by a line feed. */
  public static String text(Evaluation evaluation) {
    StringBuilder text = new StringBuilder(Wrapping.wrap(headline(evaluation), ""));
    if (evaluation.classifies()) {
      text.append(Wrapping.wrap(baseline(evaluation), "  "));
      if (evaluation.classes().size() <= MOST_CLASSES) {
        text.append('\n').append(table(evaluation));
      }
    }
    for (Evaluation.Errors errors : evaluation.errors()) {
      text.append(Wrapping.wrap(sentence(errors), "  "));
    }
    return text.toString();
  }

  /** Accuracy and loss. */
  public static String headline(Evaluation evaluation) {
    return evaluation.metrics().accuracy().isPresent()
        ? String.format(
            Locale.ROOT,
            "%s right %s %,d samples, loss %s.",
            percent(evaluation.metrics().accuracy()),
            right(evaluation),
            evaluation.samples(),
            Rounded.loss(evaluation.metrics().loss()))
        : String.format(
            Locale.ROOT,
            "Loss %s over %,d samples.",
            Rounded.loss(evaluation.metrics().loss()),
            evaluation.samples());
  }

  private static String right(Evaluation evaluation) {
    if (!evaluation.classifies()) {
      return "in all answers of"; // of several sigmoids
    }
    return evaluation.countsPositions() ? "at all positions of" : "of";
  }

  /** What the counts of classes count. */
  public static String counted(Evaluation evaluation) {
    return evaluation.countsPositions() ? "positions" : "samples";
  }

  /** What always saying the commonest class would come to. */
  public static String baseline(Evaluation evaluation) {
    int commonest = evaluation.confusion().commonest();
    double share =
        (double) evaluation.confusion().count(commonest) / evaluation.confusion().total();
    return "Always saying the commonest class, %s, would be %s right."
        .formatted(
            Printable.line(evaluation.classes().get(commonest)), percent(OptionalDouble.of(share)));
  }

  /** How far the predictions of a number lie off. */
  public static String sentence(Evaluation.Errors errors) {
    return "Predictions lie %s off on average (root mean square %s)%s."
        .formatted(
            Rounded.loss(errors.meanAbsolute()),
            Rounded.loss(errors.rootMeanSquared()),
            Double.isNaN(errors.explained())
                ? ""
                : " and explain "
                    + percent(OptionalDouble.of(errors.explained()))
                    + " of the variance");
  }

  private static String table(Evaluation evaluation) {
    List<String> classes =
        evaluation.classes().stream().map(one -> Columns.fitting(one, LONGEST_NAME)).toList();
    int longest = classes.stream().mapToInt(String::length).max().orElse(0);
    String name = "  %-" + Math.max(5, longest) + "s";
    StringBuilder table =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                name + " %10s %10s %9s%n",
                "class",
                "precision",
                "recall",
                counted(evaluation)));
    for (int label = 0; label < classes.size(); label++) {
      table.append(
          String.format(
              Locale.ROOT,
              name + " %10s %10s %,9d%n",
              classes.get(label),
              percent(evaluation.confusion().precision(label)),
              percent(evaluation.confusion().recall(label)),
              evaluation.confusion().count(label)));
    }
    return table.toString();
  }

  /** A share as a percentage; a dash for none. */
  public static String percent(OptionalDouble share) {
    return share.isPresent() ? Rounded.percent(share.getAsDouble()) : "-";
  }
}
