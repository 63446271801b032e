package io.github.rangefinder.finder.report.words;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.DataFacts;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the data is, in words: samples, classes and how many of each, what was decided on reading.
 */
public final class DataWords {
  private static final int MOST_LISTED = 10;

  private DataWords() {}

  /** The sentences as lines of at most 80 characters; empty for files that do not say it. */
  public static String text(DataFacts data) {
    return lines(sentences(data));
  }

  /** What was noted as the data was read, as lines of at most 80 characters. */
  public static String notes(DataFacts data) {
    return lines(data.notes());
  }

  /** Sentences, each of which begins a line of at most 80 characters. */
  public static String lines(List<String> sentences) {
    StringBuilder text = new StringBuilder();
    for (String sentence : sentences) {
      text.append(Wrapping.wrap(Printable.line(sentence), ""));
    }
    return text.toString();
  }

  private static List<String> sentences(DataFacts data) {
    List<String> sentences = new ArrayList<>();
    DataFacts.Samples samples = data.samples();
    if (samples.count().isPresent() && !samples.shape().isEmpty()) {
      sentences.add(
          "Data: %s samples of %s%s."
              .formatted(
                  Rounded.whole(samples.count().getAsInt()),
                  shape(samples.shape()),
                  classes(data.classes())));
    }
    sentences.addAll(data.notes());
    data.commonest()
        .ifPresent(
            commonest ->
                sentences.add(
                    "Always saying %s, the commonest class, would be %s right."
                        .formatted(commonest.name(), Rounded.percent(commonest.share()))));
    return sentences;
  }

  /** An image of one channel, or a series, as height and width, or steps and channels. */
  private static String shape(List<Integer> shape) {
    boolean hasOneChannel = shape.size() == 3 && shape.get(2) == 1;
    List<Integer> shown = hasOneChannel ? shape.subList(0, 2) : shape;
    String sizes = shown.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    return shape.size() == 1 ? sizes + (sizes.equals("1") ? " number" : " numbers") : sizes;
  }

  private static String classes(List<DataFacts.ClassCount> classes) {
    if (classes.isEmpty()) {
      return "";
    }
    String start = ", " + classes.size() + (classes.size() == 1 ? " class: " : " classes: ");
    if (classes.size() > MOST_LISTED) {
      IntSummaryStatistics counts =
          classes.stream().mapToInt(DataFacts.ClassCount::count).summaryStatistics();
      return start
          + "%s to %s samples each"
              .formatted(Rounded.whole(counts.getMin()), Rounded.whole(counts.getMax()));
    }
    return start
        + classes.stream()
            .map(each -> "%s\u00A0(%s)".formatted(each.name(), Rounded.whole(each.count())))
            .collect(Collectors.joining(", "));
  }
}
