package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.run.evaluate.Confusion;
import java.util.List;

/**
 * What each class was taken for: a table whose cells are the darker the larger their share of the
 * row.
 *
 * @param confusion has classes
 * @param counted samples, or positions of them
 */
record ConfusionMatrix(Confusion confusion, String counted) implements Block {
  /** More classes than these make a matrix that nobody reads. */
  static final int MOST_CLASSES = 60;

  private static final double[] SHADES = {0, 0.02, 0.1, 0.4, 0.8};

  @Override
  public void write(Html html) {
    List<String> classes = confusion.classes();
    String caption = "Rows: the class; columns: what it was taken for, in " + counted;
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    html.open("table", "class", "matrix").element("caption", caption).open("thead").open("tr");
    html.element("td", "");
    classes.forEach(name -> html.element("th", name, "scope", "col"));
    html.close().close().open("tbody");
    for (int label = 0; label < classes.size(); label++) {
      html.open("tr").element("th", classes.get(label), "scope", "row");
      long all = confusion.count(label);
      for (int taken = 0; taken < classes.size(); taken++) {
        long count = confusion.counts()[label][taken];
        String kind = label == taken ? "" : "wrong ";
        html.element("td", Long.toString(count), "class", kind + "h" + shade(count, all));
      }
      html.closeLine();
    }
    html.close().close().closeLine();
  }

  private static int shade(long count, long all) {
    int shade = 0;
    while (count > 0 && shade + 1 < SHADES.length && count >= SHADES[shade + 1] * all) {
      shade++;
    }
    return shade;
  }
}
