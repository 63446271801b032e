package io.github.rangefinder.finder.report.page;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/**
 * A plot as the page's script reads it. A number that is not finite is null. Gson escapes what
 * would end a script element.
 */
final class PlotJson {
  static final Gson GSON = new Gson().newBuilder().serializeNulls().create();

  private PlotJson() {}

  static String write(Plot plot) {
    JsonObject json = new JsonObject();
    json.add("x", axis(plot.axes().x()));
    json.add("y", axis(plot.axes().y()));
    List<String> drawn = plot.traces().stream().map(Trace::column).toList();
    JsonArray series = new JsonArray();
    plot.series().forEach(one -> series.add(series(one.thinned(drawn))));
    json.add("series", series);
    JsonArray traces = new JsonArray();
    for (Trace trace : plot.traces()) {
      JsonObject one = new JsonObject();
      one.addProperty("column", trace.column());
      one.addProperty("style", trace.style().label());
      traces.add(one);
    }
    json.add("traces", traces);
    JsonArray marks = new JsonArray();
    plot.marks().forEach(mark -> marks.add(GSON.toJsonTree(mark)));
    json.add("marks", marks);
    return GSON.toJson(json);
  }

  private static JsonObject axis(Axis axis) {
    JsonObject json = new JsonObject();
    json.addProperty("label", axis.label());
    json.addProperty("log", axis.logarithmic());
    json.addProperty("whole", axis.whole());
    json.add("low", number(axis.low()));
    json.add("high", number(axis.high()));
    return json;
  }

  private static JsonObject series(Series series) {
    JsonObject json = new JsonObject();
    json.addProperty("name", series.name());
    json.add("x", numbers(series.x()));
    JsonObject columns = new JsonObject();
    series.columns().forEach((name, values) -> columns.add(name, numbers(values)));
    json.add("columns", columns);
    return json;
  }

  static JsonArray numbers(double... values) {
    JsonArray json = new JsonArray(values.length);
    for (double value : values) {
      json.add(number(value));
    }
    return json;
  }

  private static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(Digits.round(value)) : JsonNull.INSTANCE;
  }
}
