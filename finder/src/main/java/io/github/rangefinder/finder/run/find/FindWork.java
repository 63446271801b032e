package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.run.job.DataStore;
import java.io.IOException;
import java.io.Serializable;
import java.util.function.UnaryOperator;

/**
 * What the works of one run of {@code find} share: its settings, and in the process that has read
 * the data already, the data.
 */
final class FindWork implements Serializable {
  private static final long serialVersionUID = 1L;

  private final FindSettings settings;

  /** Null once this has travelled. */
  private final transient FindTests here;

  /**
   * What works share.
   *
   * @param settings as asked for
   * @param here the same with the data
   */
  FindWork(FindSettings settings, FindTests here) {
    this.settings = settings;
    this.here = here;
  }

  FindTests tests(DataStore data) throws IOException {
    return here == null ? data.get(settings, () -> new FindTests(settings)) : here;
  }

  FindWork relocated(UnaryOperator<String> places) {
    return new FindWork(settings.relocated(places), null);
  }
}
