package io.github.rangefinder.finder.model.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.finder.model.layer.JsonPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which members of a file's models are one: a layer that stands in a model and in a model in it, or
 * in two of these, has one set of weights.
 *
 * <p>Keras writes a {@code shared_object_id} beside what it mentions again, and adds it to the
 * first mention. A model in the model has copied its options by then, so that a first mention in
 * there lacks it (Keras 2.15 and 3.15; neither can load such a file of its own). That mention is
 * found by its class, name and options, which are those of the marked one.
 */
final class KerasSharing {
  private static final String ID = "shared_object_id";
  private static final String CALLS = "inbound_nodes";

  private record Mention(JsonElement config, KerasPart part) {}

  private final Map<String, KerasPart> marked = new HashMap<>();
  private final Map<String, List<Mention>> mentions = new HashMap<>();

  /** The member mentioned earlier that this one is; empty if it is mentioned first. */
  Optional<KerasPart> earlier(JsonPart item) throws DataFormatException {
    if (!item.has(ID)) {
      return Optional.empty();
    }
    KerasPart part = marked.get(id(item));
    if (part != null) {
      return Optional.of(part);
    }
    JsonElement config = withoutIds(item.get("config").value());
    return mentions.getOrDefault(key(item), List.of()).stream()
        .filter(mention -> withoutIds(mention.config()).equals(config))
        .map(Mention::part)
        .findFirst();
  }

  /** Remembers what a mention was read as. */
  void add(JsonPart item, KerasPart part) throws DataFormatException {
    if (item.has(ID)) {
      marked.put(id(item), part);
    }
    mentions
        .computeIfAbsent(key(item), key -> new ArrayList<>())
        .add(new Mention(item.get("config").value(), part));
  }

  /**
   * Refuses a model whose HDF5 file or JSON has lost what one of its layers reads. Keras 2 writes a
   * layer and its calls into one object; a model behind it in the list that holds the layer, too,
   * writes its own calls of it there before the file is written.
   *
   * @param members the members of the model, in the file's order
   * @throws DataFormatException with a sentence that names the layer and both models
   */
  static void requireOwnCalls(List<JsonPart> members) throws DataFormatException {
    for (int i = 0; i < members.size(); i++) {
      JsonPart member = members.get(i);
      if (!member.has(ID) || member.has("module") || !member.has(CALLS)) {
        continue; // an archive names modules, and writes an object for each mention
      }
      for (JsonPart later : members.subList(i + 1, members.size())) {
        if (writesOver(member, later)) {
          throw new DataFormatException(
              ("%s: the layer %s stands in a model and in the model \"%s\" in it, and HDF5 and JSON"
                      + " of Keras 2 lose what it reads in the first; what can be read is the .keras file"
                      + " that model.save writes")
                  .formatted(member.file(), key(member), key(later).replaceFirst("^\\S+ ", "")));
        }
      }
    }
  }

  private static boolean writesOver(JsonPart member, JsonPart later) throws DataFormatException {
    JsonPart config = later.get("config");
    if (!config.isObject() || !config.has("layers")) {
      return false;
    }
    boolean hasCalls = config.has("output_layers");
    for (JsonPart inner : config.get("layers").items()) {
      boolean isSame = hasCalls && inner.has(ID) && id(inner).equals(id(member));
      if (isSame && inner.get(CALLS).value().equals(member.get(CALLS).value())
          || writesOver(member, inner)) {
        return true;
      }
    }
    return false;
  }

  private static String id(JsonPart item) throws DataFormatException {
    return item.get(ID).value().toString();
  }

  private static String key(JsonPart item) throws DataFormatException {
    JsonPart name = item.get("config").isObject() ? item.get("config").get("name") : item;
    return item.get("class_name").text() + (name.isText() ? " " + name.text() : "");
  }

  /** A copy without the numbers of shared objects, which the first mention of a model lacks. */
  private static JsonElement withoutIds(JsonElement value) {
    if (value.isJsonArray()) {
      JsonArray copy = new JsonArray();
      value.getAsJsonArray().forEach(item -> copy.add(withoutIds(item)));
      return copy;
    }
    if (!value.isJsonObject()) {
      return value;
    }
    JsonObject copy = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : value.getAsJsonObject().entrySet()) {
      if (!entry.getKey().equals(ID)) {
        copy.add(entry.getKey(), withoutIds(entry.getValue()));
      }
    }
    return copy;
  }
}
