package io.github.rangefinder.finder.disk;

import java.io.IOException;
import java.util.List;

/** Of several files some could not be written; the message has a sentence for each of them. */
public final class SomeUnwrittenException extends IOException {
  private static final long serialVersionUID = 1;

  private final List<String> written;

  SomeUnwrittenException(String message, IOException cause, List<String> written) {
    super(message, cause);
    this.written = List.copyOf(written);
  }

  /** The names of the files that were written. */
  public List<String> written() {
    return written;
  }
}
