package io.github.rangefinder.finder.report.page;

/**
 * A command to copy.
 *
 * @param line the command, quoted for a shell
 */
public record Command(String line) implements Block {
  @Override
  public void write(Html html) {
    html.open("div", "class", "command").open("pre", "tabindex", "0").element("code", line).close();
    html.element("button", "Copy", "type", "button", "class", "copy").closeLine();
  }
}
