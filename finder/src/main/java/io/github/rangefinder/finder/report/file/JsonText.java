package io.github.rangefinder.finder.report.file;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.ToNumberPolicy;
import java.util.OptionalDouble;

/** JSON as the files of a run have it: indented, what is missing or not finite as null. */
final class JsonText {
  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .serializeNulls()
          .disableHtmlEscaping()
          .serializeSpecialFloatingPointValues()
          .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
          .create();

  private JsonText() {}

  /** A whole file. */
  static String file(JsonObject root) {
    return text(root) + "\n";
  }

  /** The same without an end of its last line. */
  static String text(JsonElement json) {
    return GSON.toJson(json);
  }

  /** Lists, maps, records and plain values. */
  static JsonElement tree(Object value) {
    return GSON.toJsonTree(value);
  }

  /** A number; null if it is not finite. */
  static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  /** A number; null if there is none. */
  static JsonElement number(OptionalDouble value) {
    return number(value.orElse(Double.NaN));
  }
}
