package io.github.rangefinder.finder.report.page;

/** A part of a section: words, a table, a plot. Anybody's. */
@FunctionalInterface
public interface Block {
  /** Writes the block as an HTML element or several, none of which is left open. */
  void write(Html html);
}
