package io.github.rangefinder.finder.report.chart;

/** This Java runtime cannot draw; the message is a sentence that says what pictures need. */
public final class PicturesUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  PicturesUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
