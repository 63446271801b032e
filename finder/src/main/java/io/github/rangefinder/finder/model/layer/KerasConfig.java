package io.github.rangefinder.finder.model.layer;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.rangefinder.engine.data.DataFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The options of one of Keras's layers as its JSON has them. An option that cannot be had is
 * refused in a sentence that names the file, the layer, the option, what it says and what can be
 * had.
 *
 * @param kerasClass the layer's class, such as {@code Conv2D}
 * @param name the layer's name in its model
 * @param config the options
 */
public record KerasConfig(String kerasClass, String name, JsonPart config) {
  private static final String DATA_FORMAT = "data_format";
  private static final String CHANNELS_LAST = "channels_last";
  private static final String CHANNELS_FIRST = "channels_first";

  /** A complaint that names this layer. */
  public DataFormatException cannot(String sentence) {
    return new DataFormatException(
        "%s: the layer %s \"%s\" %s".formatted(config.file(), kerasClass, name, sentence));
  }

  /** The layer with no option set. */
  KerasConfig withoutOptions() {
    return new KerasConfig(kerasClass, name, new JsonPart(config.file(), config.place(), EMPTY));
  }

  /** The layer with options that it is called with beside its own. */
  public KerasConfig withOptions(JsonPart called) throws DataFormatException {
    JsonObject all = config.value().getAsJsonObject().deepCopy();
    if (called.isObject()) {
      for (String key : called.keys()) {
        if (!all.has(key)) {
          all.add(key, called.get(key).value());
        }
      }
    }
    return new KerasConfig(kerasClass, name, new JsonPart(config.file(), config.place(), all));
  }

  private DataFormatException wrong(String key, JsonPart value, String possible) {
    return cannot("has %s %s; what can be read is %s".formatted(key, value.quoted(), possible));
  }

  /** Whether an option is there and not null. */
  public boolean has(String key) throws DataFormatException {
    return !config.get(key).isAbsent();
  }

  /** An option's value. */
  public JsonPart get(String key) throws DataFormatException {
    return config.get(key);
  }

  /** Options that must be absent, null or false. */
  public void without(Collection<String> keys) throws DataFormatException {
    for (String key : keys) {
      JsonPart value = config.get(key);
      if (!value.isAbsent() && !value.value().toString().equals("false")) {
        throw wrong(key, value, "none");
      }
    }
  }

  /** An option that must have one of some words, the first where it is absent; gives which. */
  public String oneOf(String key, List<String> possible) throws DataFormatException {
    JsonPart value = config.get(key);
    String text = value.isAbsent() ? possible.get(0) : value.isText() ? value.text() : "";
    if (!possible.contains(text)) {
      throw wrong(key, value, String.join(" or ", possible));
    }
    return text;
  }

  /** Whether the layer's samples have their channels first. */
  public boolean hasChannelsFirst() throws DataFormatException {
    return oneOf(DATA_FORMAT, List.of(CHANNELS_LAST, CHANNELS_FIRST)).equals(CHANNELS_FIRST);
  }

  /** The same layer for samples that have their channels last. */
  public KerasConfig withChannelsLast() {
    return with(DATA_FORMAT, new JsonPrimitive(CHANNELS_LAST));
  }

  /** The layer with one option set. */
  KerasConfig with(String key, JsonPrimitive value) {
    JsonObject all = config.value().getAsJsonObject().deepCopy();
    all.add(key, value);
    return new KerasConfig(kerasClass, name, new JsonPart(config.file(), config.place(), all));
  }

  /** Whether an option is true, or the default where it is absent. */
  public boolean isTrue(String key, boolean byDefault) throws DataFormatException {
    JsonPart value = config.get(key);
    if (value.isAbsent()) {
      return byDefault;
    }
    String text = value.value().toString();
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(key, value, "true or false");
    }
    return text.equals("true");
  }

  /** A number, or the default where it is absent. */
  public double number(String key, double byDefault) throws DataFormatException {
    JsonPart value = config.get(key);
    return value.isAbsent() ? byDefault : number(key, value);
  }

  private double number(String key, JsonPart value) throws DataFormatException {
    double number = value.isNumber() ? value.value().getAsDouble() : Double.NaN;
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw wrong(key, value, "a number");
    }
    return number;
  }

  /** A whole number of at least the least, which must be there. */
  public int count(String key, int least) throws DataFormatException {
    return count(key, config.get(key), least);
  }

  /** A whole number of at least the least, or the default where it is absent. */
  public int count(String key, int least, int byDefault) throws DataFormatException {
    JsonPart value = config.get(key);
    return value.isAbsent() ? byDefault : count(key, value, least);
  }

  private int count(String key, JsonPart value, int least) throws DataFormatException {
    double number = value.isNumber() ? value.value().getAsDouble() : Double.NaN;
    if (number != (int) number || number < least) {
      throw wrong(key, value, "a whole number of at least " + least);
    }
    return (int) number;
  }

  /** An axis or another whole number of any sign; a list of one gives its member. */
  public int axis(String key, int byDefault) throws DataFormatException {
    JsonPart value = config.get(key);
    if (value.isAbsent()) {
      return byDefault;
    }
    List<JsonPart> items = value.isList() ? value.items() : List.of(value);
    if (items.size() != 1 || !items.get(0).isNumber()) {
      throw wrong(key, value, "one axis");
    }
    return count(key, items.get(0), Integer.MIN_VALUE);
  }

  /** The whole numbers of a list, or of one number alone. */
  public int[] wholes(String key) throws DataFormatException {
    JsonPart value = config.get(key);
    List<JsonPart> items = value.isList() ? value.items() : List.of(value);
    int[] wholes = new int[items.size()];
    for (int i = 0; i < wholes.length; i++) {
      wholes[i] = count(key, items.get(i), Integer.MIN_VALUE);
    }
    return wholes;
  }

  /** The numbers of a list or of lists in it, last axis fastest, or of one number alone. */
  public float[] numbers(String key) throws DataFormatException {
    List<Float> numbers = new ArrayList<>();
    collect(key, config.get(key), numbers);
    float[] array = new float[numbers.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = numbers.get(i);
    }
    return array;
  }

  private void collect(String key, JsonPart value, List<Float> numbers) throws DataFormatException {
    if (value.isObject() && value.has("config")) { // an array of NumPy's, {"value": […]}
      collect(key, value.get("config").get("value"), numbers);
    } else if (value.isList()) {
      for (JsonPart item : value.items()) {
        collect(key, item, numbers);
      }
    } else {
      numbers.add((float) number(key, value));
    }
  }

  /** So many extents: as many numbers, or one for all; the default for all where it is absent. */
  public int[] extents(String key, int axes, int least, int byDefault) throws DataFormatException {
    JsonPart value = config.get(key);
    int[] extents = new int[axes];
    if (value.isList()) {
      List<JsonPart> items = value.items();
      if (items.size() != axes) {
        throw wrong(key, value, axes == 1 ? "one number" : axes + " numbers");
      }
      for (int i = 0; i < axes; i++) {
        extents[i] = count(key, items.get(i), least);
      }
      return extents;
    }
    Arrays.fill(extents, value.isAbsent() ? byDefault : count(key, value, least));
    return extents;
  }

  /** So many extents, which must be there. */
  public int[] extents(String key, int axes) throws DataFormatException {
    if (!has(key)) {
      throw wrong(key, config.get(key), "a whole number of at least 1");
    }
    return extents(key, axes, 1, 1);
  }

  /**
   * A part that is a word or an object with a class and options, as Keras writes initialisers,
   * regularisers and activations: {@code "relu"}, {@code {"class_name": "ReLU", "config": …}}.
   */
  public Named named(String key) throws DataFormatException {
    JsonPart value = config.get(key);
    if (value.isText()) {
      return new Named(value.text(), new JsonPart(config.file(), value.place(), EMPTY));
    }
    if (value.isObject() && value.get("class_name").isText()) {
      String kerasClass = value.get("class_name").text();
      JsonPart options = value.get("config");
      if (kerasClass.equals("function") && options.isText()) { // a function that has no options
        return new Named(options.text(), new JsonPart(config.file(), value.place(), EMPTY));
      }
      boolean none = options.isAbsent();
      if (none || options.isObject()) {
        return new Named(
            kerasClass, none ? new JsonPart(config.file(), value.place(), EMPTY) : options);
      }
    }
    throw wrong(key, value, "a name, or an object with class_name and config");
  }

  private static final JsonObject EMPTY = new JsonObject();

  /**
   * A part of a layer with a name and options of its own.
   *
   * @param name the class or function, as it is written
   * @param options its options
   */
  public record Named(String name, JsonPart options) {
    /** The name in lower case without underscores, so that HeNormal and he_normal are the same. */
    public String key() {
      return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
  }

  /** A complaint about a named part. */
  public DataFormatException unknown(String key, Named part, String possible) {
    return cannot("has %s %s; what can be read is %s".formatted(key, part.name(), possible));
  }
}
