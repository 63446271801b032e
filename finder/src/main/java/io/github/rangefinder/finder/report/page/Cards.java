package io.github.rangefinder.finder.report.page;

import java.util.List;

/**
 * Blocks side by side where there is room.
 *
 * @param blocks what stands on the cards
 */
public record Cards(List<? extends Block> blocks) implements Block {
  @Override
  public void write(Html html) {
    html.open("div", "class", "cards");
    blocks.forEach(block -> block.write(html));
    html.closeLine();
  }
}
