package io.github.rangefinder.finder.model.layer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.rangefinder.engine.data.DataFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One place in a file's JSON. Whoever asks it for what is not there gets a sentence that names the
 * file, the place and what was expected; nothing else is ever thrown, whatever the file holds.
 *
 * @param file the file's name
 * @param place where in it, such as {@code config.layers[3].class_name}; empty for the whole
 * @param value what stands there; never null, {@link JsonNull} where nothing does
 */
public record JsonPart(String file, String place, JsonElement value) {
  /** Objects in objects deeper than any model's; more would end in a full stack. */
  private static final int DEEPEST = 200;

  /** As much of a wrong value as a message quotes. */
  private static final int QUOTED = 60;

  /**
   * The whole of a text. A text of JSON that itself holds one string of JSON, as {@code
   * json.dump(model.to_json(), file)} leaves it, gives what that string holds.
   *
   * @throws DataFormatException if it is no JSON
   */
  public static JsonPart parse(String file, String text) throws DataFormatException {
    JsonElement value = element(file, text);
    boolean quoted = value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
    return new JsonPart(file, "", quoted ? element(file, value.getAsString()) : value);
  }

  private static JsonElement element(String file, String text) throws DataFormatException {
    requireShallow(file, text);
    try {
      return JsonParser.parseString(text);
    } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
      throw new DataFormatException(file + " does not hold the JSON of a Keras model");
    }
  }

  private static void requireShallow(String file, String text) throws DataFormatException {
    int depth = 0;
    boolean inString = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        inString = !inString;
      } else if (!inString) {
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        if (depth > DEEPEST) {
          throw new DataFormatException(
              file + " holds JSON of more than " + DEEPEST + " levels, which is no Keras model");
        }
      }
    }
  }

  /** Whether nothing, or null, stands here. */
  public boolean isAbsent() {
    return value.isJsonNull();
  }

  /** Whether an object stands here. */
  public boolean isObject() {
    return value.isJsonObject();
  }

  /** Whether a list stands here. */
  public boolean isList() {
    return value.isJsonArray();
  }

  /** Whether a text stands here. */
  public boolean isText() {
    return value instanceof JsonPrimitive primitive && primitive.isString();
  }

  /** Whether a number stands here. */
  public boolean isNumber() {
    return value instanceof JsonPrimitive primitive && primitive.isNumber();
  }

  /** What this object has under a key; absent where it has no such key. */
  public JsonPart get(String key) throws DataFormatException {
    JsonElement found = object().get(key);
    String path = place.isEmpty() ? key : place + "." + key;
    return new JsonPart(file, path, found == null ? JsonNull.INSTANCE : found);
  }

  /** Whether this object has a key, be it with null. */
  public boolean has(String key) throws DataFormatException {
    return object().has(key);
  }

  /** The keys of this object. */
  public Set<String> keys() throws DataFormatException {
    return object().keySet();
  }

  private JsonObject object() throws DataFormatException {
    if (!isObject()) {
      throw expected("an object");
    }
    return value.getAsJsonObject();
  }

  /** The members of this list. */
  public List<JsonPart> items() throws DataFormatException {
    if (!isList()) {
      throw expected("a list");
    }
    JsonArray array = value.getAsJsonArray();
    List<JsonPart> items = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      items.add(new JsonPart(file, place + "[" + i + "]", array.get(i)));
    }
    return items;
  }

  /** The text that stands here. */
  public String text() throws DataFormatException {
    if (!isText()) {
      throw expected("a text");
    }
    return value.getAsString();
  }

  /** The finite number that stands here. */
  public double number() throws DataFormatException {
    double number = isNumber() ? value.getAsDouble() : Double.NaN;
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw expected("a number");
    }
    return number;
  }

  /** The whole number that stands here, of any sign. */
  public int whole() throws DataFormatException {
    double number = isNumber() ? value.getAsDouble() : Double.NaN;
    if (number != (int) number) {
      throw expected("a whole number");
    }
    return (int) number;
  }

  /** The true or false that stands here. */
  public boolean truth() throws DataFormatException {
    if (!(value instanceof JsonPrimitive primitive) || !primitive.isBoolean()) {
      throw expected("true or false");
    }
    return value.getAsBoolean();
  }

  /** A complaint that something else stands here than was expected. */
  public DataFormatException expected(String what) {
    String where = place.isEmpty() ? file + ": its JSON" : file + ": " + place;
    return new DataFormatException(where + " is " + quoted() + ", expected " + what);
  }

  /** What stands here as JSON, cut to what a sentence can carry. */
  public String quoted() {
    if (isAbsent()) {
      return "missing or null";
    }
    if (isObject()) {
      return "an object";
    }
    String text = value.toString();
    return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
  }
}
