package io.github.rangefinder.finder.report.page;

import java.util.List;

/**
 * What a page says: its title and its sections, the answer first.
 *
 * @param title what the page is about, in a few words
 * @param subtitle on what data, with what model
 * @param sections the sections from top to bottom
 */
public record Page(String title, String subtitle, List<Section> sections) {
  /** The page's content as HTML: what stands in its {@code main} element. */
  String content() {
    Html html = new Html();
    html.open("header").element("h1", title);
    html.element("p", subtitle, "class", "subtitle").closeLine();
    html.open("nav", "aria-label", "Sections").open("ul");
    for (Section section : sections) {
      html.open("li").element("a", section.heading(), "href", "#" + section.anchor()).close();
    }
    html.close().closeLine();
    sections.forEach(section -> section.write(html));
    return html.toString();
  }
}
