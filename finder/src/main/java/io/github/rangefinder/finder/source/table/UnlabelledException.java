package io.github.rangefinder.finder.source.table;

import java.io.IOException;

/** A part of the data does not say what its samples are: they can be predicted, not tested. */
public final class UnlabelledException extends IOException {
  private static final long serialVersionUID = 1L;

  UnlabelledException(String sentence) {
    super(sentence);
  }
}
