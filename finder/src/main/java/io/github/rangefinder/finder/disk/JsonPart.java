package io.github.rangefinder.finder.disk;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a JSON file that somebody may have changed: knows where it stands and is asked for what
 * it has to be. Everything that is wrong is an {@link IllegalArgumentException} with half a
 * sentence that names the place, what was expected and what was found, to go behind a file's name.
 *
 * @param place where it stands, such as {@code tests[0].seconds}, or what the whole is called
 * @param json what is there
 * @param whole whether it is all of the text, so that a part's place begins with its own name
 */
public record JsonPart(String place, JsonElement json, boolean whole) {
  private static final Gson VALUES =
      new GsonBuilder().setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE).create();

  private static final Pattern POSITION = Pattern.compile("line \\d+ column \\d+");

  /** All whole numbers up to this one are doubles. */
  private static final double LARGEST_COUNT = 1L << 53;

  /** So much of what was found is quoted. */
  private static final int LONGEST_QUOTE = 60;

  /**
   * The whole of a text.
   *
   * @param place what the text is called
   * @throws IllegalArgumentException if it is not JSON, or deeper than anybody means it
   */
  public static JsonPart parse(String place, String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement root = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new IllegalArgumentException("it goes on behind the end of its JSON");
      }
      return new JsonPart(place, root, true);
    } catch (JsonParseException | IOException e) {
      Matcher position = POSITION.matcher(String.valueOf(e.getMessage()));
      throw new IllegalArgumentException(
          "it is not valid JSON" + (position.find() ? " at " + position.group() : ""), e);
    }
  }

  /** The part of an object that has this name, which must be there. */
  public JsonPart get(String name) {
    JsonElement child = object().get(name);
    if (child == null) {
      throw new IllegalArgumentException("expected " + name + " in " + place);
    }
    return new JsonPart(whole ? name : place + "." + name, child, false);
  }

  /** Whether it is an object with a part of this name. */
  public boolean has(String name) {
    return json instanceof JsonObject object && object.has(name);
  }

  /** Whether it is null. */
  public boolean isNull() {
    return json instanceof JsonNull;
  }

  /** The elements of a list. */
  public List<JsonPart> elements() {
    if (!(json instanceof JsonArray array)) {
      throw expected("a list");
    }
    List<JsonPart> parts = new ArrayList<>();
    for (JsonElement element : array) {
      parts.add(new JsonPart(place + "[" + parts.size() + "]", element, false));
    }
    return parts;
  }

  /** An object. */
  public JsonObject object() {
    if (!(json instanceof JsonObject object)) {
      throw expected("an object");
    }
    return object;
  }

  /** An object's values by name: numbers, strings, lists and the like. */
  public Map<String, Object> map() {
    return VALUES.fromJson(object(), new TypeToken<Map<String, Object>>() {});
  }

  /** A string. */
  public String string() {
    if (!(json.isJsonPrimitive() && json.getAsJsonPrimitive().isString())) {
      throw expected("a string");
    }
    return json.getAsString();
  }

  /** True or false. */
  public boolean truth() {
    if (!(json.isJsonPrimitive() && json.getAsJsonPrimitive().isBoolean())) {
      throw expected("true or false");
    }
    return json.getAsBoolean();
  }

  /** A finite number. */
  public double number() {
    double number =
        json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber()
            ? json.getAsDouble()
            : Double.NaN;
    if (!Double.isFinite(number)) {
      throw expected("a number");
    }
    return number;
  }

  /** A finite number within bounds. */
  public double number(double least, double most) {
    double number = number();
    if (number < least || number > most) {
      throw expected("a number from " + least + " to " + most);
    }
    return number;
  }

  /** A number above 0. */
  public double positive() {
    double number = number();
    if (!(number > 0)) {
      throw expected("a number above 0");
    }
    return number;
  }

  /** All numbers of a list, NaN for null. */
  public double[] numbers() {
    return elements().stream()
        .mapToDouble(element -> element.optional().orElse(Double.NaN))
        .toArray();
  }

  /** A whole number of any size, written as a string. */
  public long longText() {
    try {
      return Long.parseLong(string());
    } catch (NumberFormatException e) {
      throw expected("a whole number as a string");
    }
  }

  /** A whole number within bounds. */
  public int whole(int least, int most) {
    double number = number();
    if (number != Math.rint(number) || number < least || number > most) {
      throw expected("a whole number from " + least + " to " + most);
    }
    return (int) number;
  }

  /** A whole number of at least 0 that a double holds. */
  public long count() {
    double number = number();
    if (number != Math.rint(number) || number < 0 || number > LARGEST_COUNT) {
      throw expected("a whole number of at least 0");
    }
    return (long) number;
  }

  /** A number, or empty for null. */
  public OptionalDouble optional() {
    return isNull() ? OptionalDouble.empty() : OptionalDouble.of(number());
  }

  /** The number of this name; empty for null, and where an older file does not have it. */
  public OptionalDouble optional(String name) {
    return has(name) ? get(name).optional() : OptionalDouble.empty();
  }

  /** What to throw where something else is needed. */
  public IllegalArgumentException expected(String what) {
    String found = json.toString();
    return new IllegalArgumentException(
        "expected "
            + place
            + " to be "
            + what
            + ", found "
            + (found.length() > LONGEST_QUOTE ? found.substring(0, LONGEST_QUOTE) + "…" : found));
  }
}
