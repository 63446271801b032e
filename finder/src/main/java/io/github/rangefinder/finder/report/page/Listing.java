package io.github.rangefinder.finder.report.page;

/**
 * Lines whose columns stand below each other.
 *
 * @param text the lines
 */
public record Listing(String text) implements Block {
  @Override
  public void write(Html html) {
    html.open("pre", "class", "listing", "tabindex", "0").text(text).closeLine();
  }
}
