package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.search.Entry;
import java.io.Serializable;

/**
 * A training of a search and what came of it.
 *
 * @param entry what was asked for
 * @param value what it came to, as measured; NaN if it came to nothing
 * @param standardError how far another draw of as many validation samples would move that; NaN if
 *     it is not known
 * @param status why: {@code done}, or in a word what went wrong
 * @param seconds how long it took
 */
public record Raced(Entry entry, double value, double standardError, String status, double seconds)
    implements Serializable {
  /** The status of a training that came to its end with a value. */
  public static final String DONE = "done";

  /** What a training of a model here came to. */
  public static Raced of(Entry entry, Trial trial, double seconds) {
    return trial.blewUp()
        ? new Raced(entry, Double.NaN, Double.NaN, "diverged", seconds)
        : new Raced(entry, trial.loss(), trial.standardError(), DONE, seconds);
  }

  /** Whether there is a value. */
  public boolean isDone() {
    return status.equals(DONE);
  }
}
