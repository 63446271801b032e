package io.github.rangefinder.finder.report.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON element that knows where it stands.
 *
 * @param place how a sentence names it
 * @param json the element
 */
record JsonNode(String place, JsonElement json) {
  /** So much of what was found is quoted. */
  private static final int LONGEST_QUOTE = 60;

  private static final Pattern POSITION = Pattern.compile("line \\d+ column \\d+");

  /**
   * The element that a file's text is.
   *
   * @throws IllegalArgumentException that says where the text is no JSON
   */
  static JsonNode root(String text) {
    try {
      return new JsonNode("the file", JsonParser.parseString(text));
    } catch (JsonParseException e) {
      Matcher position = POSITION.matcher(String.valueOf(e.getMessage()));
      throw new IllegalArgumentException(
          "it is not valid JSON" + (position.find() ? " at " + position.group() : ""), e);
    }
  }

  JsonNode get(String name) {
    JsonElement child = json instanceof JsonObject object ? object.get(name) : null;
    if (child == null) {
      throw new IllegalArgumentException("expected " + name + " in " + place);
    }
    return new JsonNode(name, child);
  }

  boolean has(String name) {
    return json instanceof JsonObject object && object.has(name);
  }

  List<JsonNode> elements() {
    if (!(json instanceof JsonArray array)) {
      throw expected("a list");
    }
    List<JsonNode> nodes = new ArrayList<>();
    for (JsonElement element : array) {
      nodes.add(new JsonNode(place + "[" + nodes.size() + "]", element));
    }
    return nodes;
  }

  Map<String, Object> map() {
    if (!json.isJsonObject()) {
      throw expected("an object");
    }
    return RangeTestJson.GSON.fromJson(json, new TypeToken<Map<String, Object>>() {});
  }

  String string() {
    if (!json.isJsonPrimitive()) {
      throw expected("a string");
    }
    return json.getAsString();
  }

  double number() {
    if (!(json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber())) {
      throw expected("a number");
    }
    return json.getAsDouble();
  }

  /** A whole number within bounds. */
  int whole(int least, int most) {
    double number = number();
    if (number != Math.rint(number) || number < least || number > most) {
      throw expected("a whole number from " + least + " to " + most);
    }
    return (int) number;
  }

  OptionalDouble optional() {
    return json instanceof JsonNull ? OptionalDouble.empty() : OptionalDouble.of(number());
  }

  private IllegalArgumentException expected(String what) {
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
