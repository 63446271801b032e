package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.evaluate.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What a model says of new samples, in a sentence. */
public final class PredictionAnswer {
  private static final int MOST_LISTED = 10;

  private PredictionAnswer() {}

  /** How many samples were taken for each class, or between which numbers the predictions lie. */
  public static String text(Predictions predictions) {
    int samples = predictions.rows().length;
    String start = Rounded.whole(samples) + (samples == 1 ? " sample" : " samples");
    String said = predictions.classes().isEmpty() ? numbers(predictions) : classes(predictions);
    return Wrapping.wrap(Printable.line(start + said + "."), "");
  }

  private static String classes(Predictions predictions) {
    int[] counts = new int[predictions.classes().size()];
    IntStream.range(0, predictions.rows().length).forEach(i -> counts[predictions.label(i)]++);
    List<Integer> taken =
        IntStream.range(0, counts.length)
            .filter(label -> counts[label] > 0)
            .boxed()
            .sorted(Comparator.comparingInt(label -> -counts[label]))
            .toList();
    List<String> listed = new ArrayList<>();
    for (int label : taken.subList(0, Math.min(MOST_LISTED, taken.size()))) {
      listed.add(predictions.classes().get(label) + "\u00A0(" + Rounded.whole(counts[label]) + ")");
    }
    return ", taken for "
        + String.join(", ", listed)
        + (taken.size() > MOST_LISTED
            ? " and %d more classes".formatted(taken.size() - MOST_LISTED)
            : "");
  }

  private static String numbers(Predictions predictions) {
    double[] all = Arrays.stream(predictions.rows()).flatMapToDouble(Arrays::stream).toArray();
    double low = Arrays.stream(all).min().orElse(Double.NaN);
    double high = Arrays.stream(all).max().orElse(Double.NaN);
    return ", predictions from %s to %s".formatted(Rounded.loss(low), Rounded.loss(high));
  }
}
