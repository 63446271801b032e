package io.github.rangefinder.finder.report.page;

import java.util.List;
import java.util.Locale;

/**
 * A part of a page under a heading.
 *
 * @param heading the heading, different from those of the page's other sections
 * @param blocks what stands in it, from top to bottom
 */
public record Section(String heading, List<Block> blocks) {
  /** A section of the blocks given. */
  public static Section of(String heading, Block... blocks) {
    return new Section(heading, List.of(blocks));
  }

  /** The heading as the name of a place in the page: {@code how-far-to-trust-it}. */
  String anchor() {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  void write(Html html) {
    html.open("section", "id", anchor(), "aria-labelledby", anchor() + "-heading");
    html.element("h2", heading, "id", anchor() + "-heading");
    blocks.forEach(block -> block.write(html));
    html.closeLine();
  }
}
