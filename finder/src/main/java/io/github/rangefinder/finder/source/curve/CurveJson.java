package io.github.rangefinder.finder.source.curve;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Learning rates and losses in JSON: two lists with their names, at the top or one level below, as
 * torch-lr-finder's {@code history}, Lightning's {@code results} and fastai's recorder have them;
 * or a list of objects with a learning rate and a loss each. Python writes {@code NaN} for no
 * number.
 */
final class CurveJson {
  private CurveJson() {}

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException with half a sentence that says what is wrong
   */
  static List<RecordedCurve> read(String text) {
    JsonElement root;
    try {
      root = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("it is no JSON file", e);
    }
    if (root instanceof JsonArray rows) {
      return List.of(ofRows(rows));
    }
    if (!(root instanceof JsonObject object)) {
      throw expected();
    }
    Optional<RecordedCurve> top = ofLists("", object);
    if (top.isPresent()) {
      return List.of(top.get());
    }
    List<RecordedCurve> nested = new ArrayList<>();
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      if (entry.getValue() instanceof JsonObject inner) {
        ofLists(entry.getKey(), inner).ifPresent(nested::add);
      }
    }
    if (nested.isEmpty()) {
      throw expected();
    }
    return nested.size() == 1
        ? List.of(new RecordedCurve("", nested.get(0).learningRates(), nested.get(0).losses()))
        : nested;
  }

  private static IllegalArgumentException expected() {
    return new IllegalArgumentException(
        "expected two lists, lr and loss, or lrs and losses, as torch-lr-finder, Lightning or"
            + " fastai have them");
  }

  private static Optional<RecordedCurve> ofLists(String name, JsonObject object) {
    List<String> keys = List.copyOf(object.keySet());
    OptionalInt rate = CurveNames.rate(keys);
    OptionalInt loss = CurveNames.loss(keys);
    if (rate.isEmpty() || loss.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        RecordedCurve.of(
            name,
            numbers(keys.get(rate.getAsInt()), object.get(keys.get(rate.getAsInt()))),
            numbers(keys.get(loss.getAsInt()), object.get(keys.get(loss.getAsInt())))));
  }

  /** The numbers of a list; of an object too, which pandas writes a column as. */
  private static double[] numbers(String name, JsonElement list) {
    List<JsonElement> elements = new ArrayList<>();
    if (list instanceof JsonArray array) {
      array.forEach(elements::add);
    } else if (list instanceof JsonObject object) {
      elements.addAll(object.asMap().values());
    } else {
      throw new IllegalArgumentException("expected %s to be a list of numbers".formatted(name));
    }
    double[] numbers = new double[elements.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number("entry %d of %s".formatted(i + 1, name), elements.get(i));
    }
    return numbers;
  }

  private static double number(String place, JsonElement element) {
    if (element.isJsonNull()) {
      return Double.NaN;
    }
    if (element instanceof JsonPrimitive primitive) {
      try {
        return Double.parseDouble(primitive.getAsString());
      } catch (NumberFormatException e) {
        // told below
      }
    }
    throw new IllegalArgumentException(
        "%s is %s, expected a number".formatted(place, brief(element)));
  }

  private static String brief(JsonElement element) {
    String text = element.toString();
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }

  private static RecordedCurve ofRows(JsonArray rows) {
    double[] rates = new double[rows.size()];
    double[] losses = new double[rows.size()];
    for (int i = 0; i < rates.length; i++) {
      if (!(rows.get(i) instanceof JsonObject row)) {
        throw expected();
      }
      List<String> keys = List.copyOf(row.keySet());
      OptionalInt rate = CurveNames.rate(keys);
      OptionalInt loss = CurveNames.loss(keys);
      if (rate.isEmpty() || loss.isEmpty()) {
        throw new IllegalArgumentException("entry %d has no lr or no loss".formatted(i + 1));
      }
      String place = "of entry " + (i + 1);
      rates[i] = number("lr " + place, row.get(keys.get(rate.getAsInt())));
      losses[i] = number("loss " + place, row.get(keys.get(loss.getAsInt())));
    }
    return RecordedCurve.of("", rates, losses);
  }
}
