package io.github.rangefinder.finder.model.keras;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.finder.model.keras.KerasModel.Argument;
import io.github.rangefinder.finder.model.keras.KerasModel.Call;
import io.github.rangefinder.finder.model.keras.KerasModel.Constant;
import io.github.rangefinder.finder.model.keras.KerasModel.Counting;
import io.github.rangefinder.finder.model.keras.KerasModel.Reference;
import io.github.rangefinder.finder.model.layer.JsonPart;
import io.github.rangefinder.finder.model.layer.KerasSlices;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads what the members of a Functional model are called on. Keras 3 writes {@code {"args": […],
 * "kwargs": {…}}} with tensors that know where they come from; Keras 2 lists of {@code [name, call,
 * output, {…}]}. A call with {@code training=False} keeps to it in Keras 2; in Keras 3 whoever
 * calls the whole model decides ({@code operation_fn} in its functional.py).
 */
final class KerasCalls {
  private static final String TENSOR = "__keras_tensor__";
  private static final String CONSTANT = "_CONSTANT_VALUE";

  /** What functions call their operands; other numbers are options of theirs. */
  private static final Set<String> OPERANDS = Set.of("x", "y", "x1", "x2");

  private KerasCalls() {}

  /** The calls of a member. */
  static List<Call> read(JsonPart nodes) throws DataFormatException {
    List<Call> calls = new ArrayList<>();
    for (JsonPart node : nodes.isAbsent() ? List.<JsonPart>of() : nodes.items()) {
      calls.add(node.isObject() ? ofKeras3(node) : ofKeras2(node));
    }
    return calls;
  }

  /** Whether the calls of a member are written as Keras 3 does. */
  static boolean isOfKeras3(JsonPart nodes) throws DataFormatException {
    return nodes.isList() && !nodes.items().isEmpty() && nodes.items().get(0).isObject();
  }

  private static Call ofKeras3(JsonPart node) throws DataFormatException {
    List<Argument> arguments = new ArrayList<>();
    JsonPart named = node.get("kwargs");
    JsonPart given = node.get("args");
    if (given.isList()
        && given.items().size() == 2
        && KerasSlices.isSpecification(given.items().get(1))) {
      collect(given.items().get(0), arguments);
      return new Call(arguments, false, called(KerasSlices.SPECIFICATION, given.items().get(1)));
    }
    collect(given, arguments);
    if (named.isObject()) {
      readNamed(named, arguments);
    }
    return new Call(
        arguments, false, named); // whether a step trains decides, whatever the call says
  }

  private static JsonPart called(String name, JsonPart value) {
    JsonObject named = new JsonObject();
    named.add(name, value.value());
    return new JsonPart(value.file(), value.place(), named);
  }

  private static void collect(JsonPart value, List<Argument> arguments) throws DataFormatException {
    if (value.isList()) {
      for (JsonPart item : value.items()) {
        collect(item, arguments);
      }
    } else if (value.isNumber()) {
      arguments.add(new Constant(value.number()));
    } else if (value.isObject()
        && value.get("class_name").isText()
        && value.get("class_name").text().equals(TENSOR)) {
      JsonPart history = value.get("config").get("keras_history");
      arguments.add(reference(history, history.items(), Counting.CALLS));
    } else if (value.isObject() && !value.has("class_name")) { // Keras orders them by name
      for (String key : value.keys().stream().sorted().toList()) {
        collect(value.get(key), arguments);
      }
    } else if (!value.isAbsent()) {
      throw value.expected("a tensor or a number");
    }
  }

  private static boolean isOperand(String key) {
    return !key.equals("mask") && !key.equals(KerasSlices.SPECIFICATION);
  }

  /** Takes the tensors and numbers that a call is given by name. */
  private static void readNamed(JsonPart named, List<Argument> arguments)
      throws DataFormatException {
    for (String key : named.keys()) {
      JsonPart value = named.get(key);
      if (isKeras2Reference(value)) {
        arguments.add(reference(value, value.items(), Counting.AFTER_MAKING));
      } else if (value.isNumber() ? OPERANDS.contains(key) : value.isObject() && isOperand(key)) {
        collect(value, arguments);
      }
    }
  }

  /** Whether a call of Keras 2 is to run in its inference form, also in training. */
  private static boolean isInference(JsonPart named) throws DataFormatException {
    JsonPart training = named.get("training");
    if (!training.isAbsent() && training.truth()) {
      throw training.expected("false or null; what always runs in its training form can't be had");
    }
    return !training.isAbsent();
  }

  /** A node of Keras 2 is a list of references, or of a function one reference alone. */
  private static Call ofKeras2(JsonPart node) throws DataFormatException {
    List<JsonPart> items = node.items();
    List<JsonPart> references = isKeras2Reference(node) ? List.of(node) : items;
    List<Argument> arguments = new ArrayList<>();
    boolean isInference = false;
    JsonPart named = new JsonPart(node.file(), node.place(), JsonNull.INSTANCE);
    for (JsonPart reference : references) {
      List<JsonPart> parts = reference.items();
      if (parts.size() >= 3 && parts.get(0).isText() && parts.get(0).text().equals(CONSTANT)) {
        arguments.add(new Constant(parts.get(2).number()));
      } else {
        arguments.add(reference(reference, parts, Counting.AFTER_MAKING));
      }
      if (parts.size() > 3 && parts.get(3).isObject()) {
        named = parts.get(3);
        readNamed(named, arguments);
        isInference |= isInference(parts.get(3));
      }
    }
    return new Call(arguments, isInference, named);
  }

  private static boolean isKeras2Reference(JsonPart value) throws DataFormatException {
    if (!value.isList() || value.items().size() < 3) {
      return false;
    }
    List<JsonPart> items = value.items();
    return items.get(0).isText() && items.get(1).isNumber();
  }

  /** What a model reads or gives: one reference, a list of them, or an object of them. */
  static List<Reference> ends(JsonPart value, Counting counting) throws DataFormatException {
    List<Reference> references = new ArrayList<>();
    if (isKeras2Reference(value)) {
      references.add(reference(value, value.items(), counting));
    } else if (value.isList()) {
      for (JsonPart item : value.items()) {
        references.addAll(ends(item, counting));
      }
    } else if (!value.isObject()) {
      throw value.expected("a list of layers, each with its call and its output");
    } else {
      for (String key : value.keys().stream().sorted().toList()) {
        references.addAll(ends(value.get(key), counting));
      }
    }
    return references;
  }

  private static Reference reference(JsonPart place, List<JsonPart> parts, Counting counting)
      throws DataFormatException {
    if (parts.size() < 3) {
      throw place.expected("a member's name, its call and its output");
    }
    return new Reference(
        parts.get(0).text(), parts.get(1).whole(), parts.get(2).whole(), counting, place);
  }
}
