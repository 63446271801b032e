package io.github.rangefinder.finder.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What the data is, in words: samples, classes and how many of each, what was decided on reading.
 */
public final class DataWords {
  private static final int MOST_LISTED = 10;

  private DataWords() {}

  /**
   * The sentences as lines of at most 80 characters; empty for files that do not say it.
   *
   * @param settings of a report, as the files hold them
   */
  public static String text(Map<String, Object> settings) {
    StringBuilder text = new StringBuilder();
    for (String sentence : sentences(settings)) {
      text.append(Wrapping.wrap(Printable.line(sentence), ""));
    }
    return text.toString();
  }

  /** The same, a sentence each. */
  public static List<String> sentences(Map<String, Object> settings) {
    List<String> sentences = new ArrayList<>();
    if (settings.get("samples") instanceof Number samples
        && settings.get("sampleShape") instanceof List<?> shape) {
      sentences.add(
          "Data: %s samples of %s%s."
              .formatted(grouped(samples.longValue()), shape(shape), classes(settings)));
    }
    if (settings.get("dataNotes") instanceof List<?> notes) {
      notes.forEach(note -> sentences.add(String.valueOf(note)));
    }
    if (settings.get("commonestClass") instanceof String commonest
        && settings.get("commonestClassAccuracy") instanceof Number share) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Always saying %s, the commonest class, would be %.2f %% right.",
              commonest,
              100 * share.doubleValue()));
    }
    return sentences;
  }

  private static String shape(List<?> shape) {
    String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    return shape.size() == 1 ? sizes + (sizes.equals("1") ? " number" : " numbers") : sizes;
  }

  private static String classes(Map<String, Object> settings) {
    if (!(settings.get("classCounts") instanceof List<?> counts) || counts.isEmpty()) {
      return "";
    }
    long[] each = counts.stream().mapToLong(count -> ((Number) count).longValue()).toArray();
    String start = ", " + each.length + (each.length == 1 ? " class: " : " classes: ");
    if (each.length > MOST_LISTED) {
      return start
          + "%s to %s samples each"
              .formatted(
                  grouped(LongStream.of(each).min().orElse(0)),
                  grouped(LongStream.of(each).max().orElse(0)));
    }
    List<?> names = settings.get("classes") instanceof List<?> given ? given : List.of();
    return start
        + IntStream.range(0, each.length)
            .mapToObj(i -> (i < names.size() ? names.get(i) : i) + " " + grouped(each[i]))
            .collect(Collectors.joining(", "));
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
