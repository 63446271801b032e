package io.github.rangefinder.finder.report.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** What the script of a page that shows a run as it goes is told, as JSON in one line. */
public final class PageEvents {
  private PageEvents() {}

  /** New points of a series: where each lies, and its values in the order of the columns. */
  public static String rows(String plot, String series, double[][] rows) {
    JsonObject json = new JsonObject();
    json.addProperty("plot", plot);
    json.addProperty("series", series);
    JsonArray all = new JsonArray(rows.length);
    for (double[] row : rows) {
      all.add(PlotJson.numbers(row));
    }
    json.add("rows", all);
    return PlotJson.GSON.toJson(json);
  }

  /** A text. */
  public static String text(String text) {
    return PlotJson.GSON.toJson(text);
  }

  /** A page's content, to stand in the place of what is shown. */
  public static String page(Page page) {
    return PlotJson.GSON.toJson(page.content());
  }
}
