package io.github.rangefinder.finder.model.keras;

import com.google.gson.JsonObject;
import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.finder.model.layer.JsonPart;
import java.util.Set;

/**
 * A layer that Keras applies to each step of a series by itself. Where that is the same as applying
 * it to the whole series, it is read as the layer in it.
 */
final class KerasTimeDistributed {
  /** Where the layer in it has its weights in an archive, in the group of the layer around. */
  static final String GROUP = "/layer";

  private static final String CLASS = "TimeDistributed";

  /** Layers that treat the last axis alike, wherever else an element stands. */
  private static final Set<String> BY_LAST_AXIS =
      Set.of("Dense", "Activation", "ReLU", "LeakyReLU", "ELU", "GaussianNoise", "Rescaling");

  private KerasTimeDistributed() {}

  /** Whether a member of a model is one that can be read. */
  static boolean isOne(JsonPart item) throws DataFormatException {
    if (!item.get("class_name").text().equals(CLASS) || !item.get("config").isObject()) {
      return false;
    }
    JsonPart inner = item.get("config").get("layer");
    if (!inner.isObject() || !inner.get("class_name").isText() || !inner.get("config").isObject()) {
      return false;
    }
    String kerasClass = inner.get("class_name").text();
    JsonPart config = inner.get("config");
    return BY_LAST_AXIS.contains(kerasClass)
        || kerasClass.equals("Dropout") && config.get("noise_shape").isAbsent();
  }

  /** The layer in it, under the name of the one around; frozen where either is. */
  static JsonPart inner(JsonPart item) throws DataFormatException {
    JsonPart around = item.get("config");
    JsonPart inner = around.get("layer");
    JsonObject config = inner.get("config").value().getAsJsonObject().deepCopy();
    config.add("name", around.get("name").value());
    if (!around.get("trainable").isAbsent() && !around.get("trainable").truth()) {
      config.addProperty("trainable", false);
    }
    JsonObject member = item.value().getAsJsonObject().deepCopy();
    member.add("class_name", inner.get("class_name").value());
    member.add("config", config);
    return new JsonPart(item.file(), item.place(), member);
  }
}
