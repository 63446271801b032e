package io.github.rangefinder.finder.run.spark;

import io.github.rangefinder.finder.run.job.DataStore;
import java.io.Serializable;

/** What an executor keeps from one work to the next; it travels empty, once to each of them. */
final class Kept implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient DataStore data;

  synchronized DataStore data() {
    if (data == null) {
      data = new DataStore();
    }
    return data;
  }
}
