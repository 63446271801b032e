package io.github.rangefinder.finder.report.page;

import java.util.List;

/**
 * Blocks for those who ask.
 *
 * @param summary what is there, in a few words
 * @param blocks what is there
 */
public record Details(String summary, List<Block> blocks) implements Block {
  @Override
  public void write(Html html) {
    html.open("details", "class", "numbers").element("summary", summary);
    blocks.forEach(block -> block.write(html));
    html.closeLine();
  }
}
