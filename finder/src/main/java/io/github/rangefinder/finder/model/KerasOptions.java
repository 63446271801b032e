package io.github.rangefinder.finder.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.rangefinder.engine.data.DataFormatException;
import java.util.List;
import java.util.Set;

/**
 * One layer of a Keras model as its JSON has it: its class, its name and its options, which are
 * refused by name where the engine has nothing like it.
 */
record KerasOptions(String file, String kerasClass, JsonObject config) {
  /** A layer's JSON. */
  static KerasOptions of(String file, JsonObject layer) {
    return new KerasOptions(
        file, layer.get("class_name").getAsString(), layer.getAsJsonObject("config"));
  }

  /** An option's value, null where it is absent or null. */
  JsonElement value(String key) {
    JsonElement value = config.get(key);
    return value == null || value instanceof JsonNull ? null : value;
  }

  /** A complaint that names this layer. */
  DataFormatException cannot(String sentence) {
    JsonElement name = value("name");
    return new DataFormatException(
        "%s: the layer %s%s %s"
            .formatted(file, kerasClass, name == null ? "" : " " + name, sentence));
  }

  private DataFormatException unsupported(String key, String possible) {
    return cannot("has %s %s; what can be read is %s".formatted(key, config.get(key), possible));
  }

  /** Options that must be absent, null or false. */
  void without(Set<String> keys) throws DataFormatException {
    for (String key : keys) {
      JsonElement value = value(key);
      if (value != null && !value.toString().equals("false")) {
        throw unsupported(key, "none");
      }
    }
  }

  /** An option that must have one of some values, the first where it is absent; gives which. */
  String oneOf(String key, List<String> possible) throws DataFormatException {
    JsonElement value = value(key);
    String text = value == null ? possible.get(0) : word(value);
    if (!possible.contains(text)) {
      throw unsupported(key, String.join(" or ", possible));
    }
    return text;
  }

  /** A word as it is, anything else as JSON. */
  private static String word(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }

  /** An initialiser's or a function's name, however a Keras wrote it; the first if absent. */
  String named(String key, List<String> possible) throws DataFormatException {
    JsonElement value = value(key);
    boolean isObject = value != null && value.isJsonObject();
    JsonElement name = isObject ? value.getAsJsonObject().get("class_name") : value;
    String text = name == null || name.isJsonNull() ? possible.get(0) : word(name);
    if (!possible.contains(text)) {
      throw cannot(
          "has %s %s; what can be read is %s"
              .formatted(key, isObject ? text : value, String.join(", ", possible)));
    }
    return text;
  }

  /** A count, which must be there. */
  int count(String key) throws DataFormatException {
    return count(key, value(key));
  }

  private int count(String key, JsonElement value) throws DataFormatException {
    double number = number(key, value);
    if (number != (int) number || number < 1) {
      throw unsupported(key, "a number of at least 1");
    }
    return (int) number;
  }

  /** A number, or the default where it is absent. */
  double number(String key, double byDefault) throws DataFormatException {
    JsonElement value = value(key);
    return value == null ? byDefault : number(key, value);
  }

  private double number(String key, JsonElement value) throws DataFormatException {
    if (value == null || !value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
      throw unsupported(key, "a number");
    }
    return value.getAsDouble();
  }

  /** Whether an option is true, or the default where it is absent. */
  boolean isTrue(String key, boolean byDefault) {
    JsonElement value = value(key);
    return value == null ? byDefault : value.getAsBoolean();
  }

  /** Height and width: two numbers, or one for both; the default where it is absent. */
  int[] pair(String key, int... byDefault) throws DataFormatException {
    JsonElement value = value(key);
    if (value == null && byDefault.length == 2) {
      return byDefault;
    }
    if (value instanceof JsonArray array) {
      if (array.size() != 2) {
        throw unsupported(key, "two numbers");
      }
      return new int[] {count(key, array.get(0)), count(key, array.get(1))};
    }
    int both = count(key, value);
    return new int[] {both, both};
  }
}
