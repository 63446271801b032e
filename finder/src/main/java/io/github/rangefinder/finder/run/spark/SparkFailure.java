package io.github.rangefinder.finder.run.spark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What went wrong in Spark, in a line. */
final class SparkFailure {
  /** A job that was given up says which task failed last, on which host and by what. */
  private static final Pattern LAST_FAILURE =
      Pattern.compile(
          "most recent failure: [^(]*\\(TID \\d+\\) \\((\\S+) executor \\S+\\): ([^\n]*)");

  private SparkFailure() {}

  static String reason(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    Matcher last = LAST_FAILURE.matcher(message);
    return last.find()
        ? "on " + last.group(1) + ", " + last.group(2)
        : message.lines().findFirst().orElse(thrown.getClass().getSimpleName());
  }
}
