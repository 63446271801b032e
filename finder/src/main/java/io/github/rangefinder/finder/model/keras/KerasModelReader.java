package io.github.rangefinder.finder.model.keras;

import com.google.gson.JsonObject;
import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.finder.model.keras.KerasModel.Counting;
import io.github.rangefinder.finder.model.keras.KerasModel.Ends;
import io.github.rangefinder.finder.model.keras.KerasModel.Member;
import io.github.rangefinder.finder.model.layer.JsonPart;
import io.github.rangefinder.finder.model.layer.KerasActivations;
import io.github.rangefinder.finder.model.layer.KerasConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the JSON of a model, as Keras 2 and 3 write it, whatever its layers are. */
final class KerasModelReader {
  /** Where the functions of Keras 3 live that may stand in a model without being layers. */
  private static final String OPERATIONS = "keras.src.ops";

  private KerasModelReader() {}

  /**
   * What is known around a member.
   *
   * @param isTrainable whether the models around it learn
   * @param groups the groups of an archive of weights that lead to it
   * @param models the models that lead to it
   * @param isOld whether Keras before 3 wrote the file
   * @param sharing the members that were read before it
   */
  private record Around(
      boolean isTrainable,
      List<String> groups,
      List<String> models,
      boolean isOld,
      KerasSharing sharing) {
    Around inside(boolean trainable, String group, String model) {
      return new Around(
          isTrainable && trainable, plus(groups, group), plus(models, model), isOld, sharing);
    }

    static List<String> plus(List<String> names, String name) {
      List<String> all = new ArrayList<>(names);
      all.add(name);
      return all;
    }
  }

  /**
   * The model in a file's JSON.
   *
   * @throws DataFormatException if that is no model, with a sentence that says why
   */
  static KerasModel read(JsonPart json) throws DataFormatException {
    if (!json.isObject() || !json.get("class_name").isText() || !json.has("config")) {
      throw new DataFormatException(json.file() + " does not hold the JSON of a Keras model");
    }
    if (!isModel(json)) {
      throw new DataFormatException(
          "%s holds a %s without a list of layers; what can be read is a Sequential or Functional model"
              .formatted(json.file(), json.get("class_name").text()));
    }
    boolean learns = json.get("config").isList() || isTrainable(json.get("config"));
    return model(json, new Around(learns, List.of(), List.of(), isOld(json), new KerasSharing()));
  }

  /** Keras before 3 calls the shape of a batch batch_input_shape, in some layer or other. */
  private static boolean isOld(JsonPart json) {
    return json.value().toString().contains("\"batch_input_shape\"");
  }

  /** What Keras before 3 means by hard_sigmoid is called otherwise here. */
  private static JsonPart withOldFunctions(JsonPart config) throws DataFormatException {
    JsonPart activation = config.get("activation");
    if (!activation.isText() || !activation.text().equals("hard_sigmoid")) {
      return config;
    }
    JsonObject renamed = config.value().getAsJsonObject().deepCopy();
    renamed.addProperty("activation", KerasActivations.OLD_HARD_SIGMOID);
    return new JsonPart(config.file(), config.place(), renamed);
  }

  private static boolean isModel(JsonPart member) throws DataFormatException {
    JsonPart config = member.get("config");
    return config.isList() || config.isObject() && config.has("layers");
  }

  private static boolean isTrainable(JsonPart config) throws DataFormatException {
    JsonPart trainable = config.get("trainable");
    return trainable.isAbsent() || trainable.truth();
  }

  /** Keras before 2.2.3 had the layers of a Sequential model where its options are now. */
  private static KerasModel model(JsonPart json, Around around) throws DataFormatException {
    JsonPart config = json.get("config");
    JsonPart layers = config.isList() ? config : config.get("layers");
    String kerasClass = json.get("class_name").text();
    if (config.isList() || !config.has("output_layers")) {
      List<Member> chain = members(layers, around);
      return new KerasModel(kerasClass, name(json), chain, Optional.empty(), layers);
    }
    boolean isOfKeras3 = false;
    for (JsonPart layer : layers.items()) {
      isOfKeras3 |= KerasCalls.isOfKeras3(layer.get("inbound_nodes"));
    }
    Counting counting = isOfKeras3 ? Counting.AFTER_MAKING_FUNCTIONAL : Counting.AFTER_MAKING;
    Ends ends =
        new Ends(
            KerasCalls.ends(config.get("input_layers"), counting),
            KerasCalls.ends(config.get("output_layers"), counting));
    return new KerasModel(
        kerasClass, name(json), members(layers, around), Optional.of(ends), layers);
  }

  /**
   * The members of a model. An archive of Keras 3 counts one that lies in another group already
   * among those of its class, one of Keras 2 passes over it.
   */
  private static List<Member> members(JsonPart layers, Around around) throws DataFormatException {
    KerasNames names = new KerasNames();
    List<Member> members = new ArrayList<>();
    for (JsonPart numbered : layers.items()) {
      JsonPart item = named(numbered);
      String kerasClass = item.get("class_name").text();
      boolean isOperation = isOperation(item);
      Optional<KerasPart> earlier = around.sharing.earlier(item);
      boolean hasGroup = !isOperation && (earlier.isEmpty() || !around.isOld);
      String group = hasGroup ? names.next(kerasClass) : "";
      KerasPart part = earlier.isPresent() ? earlier.get() : part(item, isOperation, group, around);
      around.sharing.add(item, part);
      members.add(new Member(part, KerasCalls.read(item.get("inbound_nodes"))));
    }
    if (members.isEmpty()) {
      throw new DataFormatException(layers.file() + " holds a model without layers");
    }
    KerasSharing.requireOwnCalls(layers.items());
    return members;
  }

  /**
   * HDF5 files of Keras 3 name no modules; there a function is what has none of a layer's options.
   */
  private static boolean isOperation(JsonPart item) throws DataFormatException {
    JsonPart module = item.get("module");
    JsonPart config = item.get("config");
    return module.isText()
        ? module.text().startsWith(OPERATIONS)
        : KerasCalls.isOfKeras3(item.get("inbound_nodes"))
            && !isModel(item)
            && config.isObject()
            && !config.has("trainable")
            && !config.has("dtype"); // which a SpatialDropout has, and trainable not
  }

  /** A member by its name, which says more than which one of a list it is. */
  private static JsonPart named(JsonPart member) throws DataFormatException {
    JsonPart config = member.isObject() ? member.get("config") : member;
    JsonPart name = config.isObject() && !member.has("name") ? config.get("name") : member;
    name = member.isObject() && member.has("name") ? member.get("name") : name;
    return name.isText() && member.isObject()
        ? new JsonPart(member.file(), "the layer \"" + name.text() + "\"", member.value())
        : member;
  }

  private static KerasPart part(JsonPart item, boolean isOperation, String group, Around around)
      throws DataFormatException {
    if (isModel(item)) {
      boolean learns = item.get("config").isList() || isTrainable(item.get("config"));
      return model(item, around.inside(learns, group, name(item)));
    }
    if (KerasTimeDistributed.isOne(item)) {
      JsonPart inner = KerasTimeDistributed.inner(item);
      return layer(inner, isOperation, group + KerasTimeDistributed.GROUP, around);
    }
    return layer(item, isOperation, group, around);
  }

  private static KerasLayer layer(JsonPart item, boolean isOperation, String group, Around around)
      throws DataFormatException {
    JsonPart config = item.get("config");
    if (!config.isObject()) {
      throw config.expected("the options of a layer");
    }
    String kerasClass = registeredClass(item);
    String place =
        "the layer %s \"%s\"".formatted(kerasClass, name(item)); // says more than a number
    config = new JsonPart(config.file(), place, config.value());
    config = around.isOld ? withOldFunctions(config) : config;
    return new KerasLayer(
        new KerasConfig(kerasClass, name(item), config),
        isOperation,
        around.isTrainable && isTrainable(config),
        Around.plus(around.groups, group),
        around.models);
  }

  /** A class of somebody's own, which may be called as one of Keras's is: {@code mine>Dense}. */
  private static String registeredClass(JsonPart item) throws DataFormatException {
    JsonPart registered = item.get("registered_name");
    boolean isOwn = registered.isText() && KerasLayer.isOwn(registered.text());
    return isOwn ? registered.text() : item.get("class_name").text();
  }

  /** The name that the file gives it; Keras's archives of before 2.10 have it in the options. */
  private static String name(JsonPart item) throws DataFormatException {
    JsonPart config = item.get("config");
    JsonPart name = item.get("name");
    if (name.isAbsent() && config.isObject()) {
      name = config.get("name");
    }
    return name.isAbsent() ? KerasNames.snakeCase(item.get("class_name").text()) : name.text();
  }
}
