package io.github.rangefinder.finder.source.curve;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.rangefinder.finder.source.table.PrintedNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/**
 * Learning rates and losses in a JSON list: an object with both for each step, of which those that
 * lack one are left out, as the log of a trainer has evaluations in between; a pair for each step;
 * or one list of each.
 */
final class CurveRows {
  private CurveRows() {}

  /** Whether a list has rows at all: objects with a learning rate and a loss. */
  static boolean are(JsonArray rows) {
    return objects(rows).stream().anyMatch(CurveRows::hasBoth);
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException with half a sentence that says what is wrong
   */
  static RecordedCurve read(String name, JsonArray rows) {
    List<JsonObject> objects = objects(rows);
    if (rows.isEmpty()) {
      throw CurveJson.expected();
    }
    if (objects.size() == rows.size()) {
      return ofObjects(name, objects);
    }
    List<JsonArray> lists = lists(rows);
    if (lists.size() != rows.size()) {
      throw CurveJson.expected();
    }
    if (lists.size() == 2 && lists.get(0).size() > 2) {
      return RecordedCurve.of(
          name,
          CurveJson.numbers("the first list", lists.get(0)),
          CurveJson.numbers("the second list", lists.get(1)));
    }
    return ofPairs(name, lists);
  }

  private static List<JsonObject> objects(JsonArray rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .toList();
  }

  private static List<JsonArray> lists(JsonArray rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(JsonArray.class::isInstance)
        .map(JsonArray.class::cast)
        .toList();
  }

  private static boolean hasBoth(JsonObject row) {
    List<String> keys = List.copyOf(row.keySet());
    return CurveNames.rate(keys).isPresent() && CurveNames.loss(keys).isPresent();
  }

  private static RecordedCurve ofObjects(String name, List<JsonObject> rows) {
    List<Double> rates = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> keys = List.copyOf(rows.get(i).keySet());
      OptionalInt rate = CurveNames.rate(keys);
      OptionalInt loss = CurveNames.loss(keys);
      if (rate.isPresent() && loss.isPresent()) {
        String place = " of entry " + (i + 1);
        rates.add(number("lr" + place, rows.get(i).get(keys.get(rate.getAsInt()))));
        losses.add(number("loss" + place, rows.get(i).get(keys.get(loss.getAsInt()))));
      }
    }
    if (rates.isEmpty()) {
      throw new IllegalArgumentException("entry 1 has no lr or no loss, nor has another one both");
    }
    return curve(name, rates, losses);
  }

  private static RecordedCurve ofPairs(String name, List<JsonArray> pairs) {
    List<Double> rates = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      if (pairs.get(i).size() != 2) {
        throw new IllegalArgumentException(
            "entry %d has %d numbers, expected a learning rate and a loss"
                .formatted(i + 1, pairs.get(i).size()));
      }
      rates.add(number("the first number of entry " + (i + 1), pairs.get(i).get(0)));
      losses.add(number("the second number of entry " + (i + 1), pairs.get(i).get(1)));
    }
    return curve(name, rates, losses);
  }

  private static RecordedCurve curve(String name, List<Double> rates, List<Double> losses) {
    return RecordedCurve.of(
        name,
        rates.stream().mapToDouble(x -> x).toArray(),
        losses.stream().mapToDouble(x -> x).toArray());
  }

  /** A number; a text that is one counts, and null is none. */
  static double number(String place, JsonElement element) {
    if (element.isJsonNull()) {
      return Double.NaN;
    }
    OptionalDouble number =
        element instanceof JsonPrimitive primitive
            ? PrintedNumber.of(primitive.getAsString())
            : OptionalDouble.empty();
    return number.orElseThrow(
        () ->
            new IllegalArgumentException(
                "%s is %s, expected a number".formatted(place, brief(element))));
  }

  private static String brief(JsonElement element) {
    String text = element.toString();
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }
}
