package io.github.rangefinder.finder.source.curve;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonStreamParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Learning rates and losses in JSON: two lists with their names, at the top or one level below, as
 * torch-lr-finder's {@code history}, Lightning's {@code results} and fastai's recorder have them;
 * or rows, see {@link CurveRows}. Python writes {@code NaN} for no number.
 */
final class CurveJson {
  private CurveJson() {}

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException with half a sentence that says what is wrong
   */
  static List<RecordedCurve> read(String text) {
    JsonElement root = parse(text);
    if (root instanceof JsonArray rows) {
      return List.of(CurveRows.read("", rows));
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
      } else if (entry.getValue() instanceof JsonArray rows && CurveRows.are(rows)) {
        nested.add(CurveRows.read(entry.getKey(), rows));
      }
    }
    if (nested.isEmpty()) {
      throw expected();
    }
    return nested.size() == 1
        ? List.of(new RecordedCurve("", nested.get(0).learningRates(), nested.get(0).losses()))
        : nested;
  }

  /** The text's value; several in a row, a line each, are as good as a list of them. */
  private static JsonElement parse(String text) {
    JsonArray all = new JsonArray();
    try {
      JsonStreamParser values = new JsonStreamParser(text);
      while (values.hasNext()) {
        all.add(values.next());
      }
    } catch (JsonParseException | NoSuchElementException e) {
      throw new IllegalArgumentException("it is no JSON file", e);
    }
    return all.size() == 1 ? all.get(0) : all;
  }

  static IllegalArgumentException expected() {
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
  static double[] numbers(String name, JsonElement list) {
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
      numbers[i] = CurveRows.number("entry %d of %s".formatted(i + 1, name), elements.get(i));
    }
    return numbers;
  }
}
