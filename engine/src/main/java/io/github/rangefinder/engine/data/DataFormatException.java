package io.github.rangefinder.engine.data;

import java.io.IOException;

/** A file was read but does not hold what its format or its neighbour demands. */
public final class DataFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The sentence names the file, what was found and what was expected. */
  public DataFormatException(String sentence) {
    super(sentence);
  }
}
