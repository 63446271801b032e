package io.github.rangefinder.finder.report.page;

/**
 * Words.
 *
 * @param text the text, in one piece
 */
public record Paragraph(String text) implements Block {
  @Override
  public void write(Html html) {
    html.paragraph(text).text("\n");
  }
}
