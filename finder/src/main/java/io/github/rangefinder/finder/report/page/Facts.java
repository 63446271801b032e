package io.github.rangefinder.finder.report.page;

import java.util.Map;

/**
 * Names and values, a line each.
 *
 * @param values in the order of the page
 */
public record Facts(Map<String, String> values) implements Block {
  @Override
  public void write(Html html) {
    html.open("dl", "class", "facts");
    values.forEach(
        (name, value) -> html.open("div").element("dt", name).element("dd", value).close());
    html.closeLine();
  }
}
