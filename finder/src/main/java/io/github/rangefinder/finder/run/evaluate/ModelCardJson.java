package io.github.rangefinder.finder.run.evaluate;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.rangefinder.engine.data.Standardization;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.source.DataSettings;
import io.github.rangefinder.finder.source.NumberScale;
import io.github.rangefinder.finder.source.SampleForm;
import io.github.rangefinder.finder.source.SampleForm.Answers;
import io.github.rangefinder.finder.source.SampleForm.Inputs;
import io.github.rangefinder.finder.source.table.TableColumns;
import io.github.rangefinder.finder.source.table.TableOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A {@link ModelCard} as JSON, in which all that is known of the samples stands side by side. */
final class ModelCardJson {
  private static final Gson GSON = new Gson().newBuilder().setPrettyPrinting().create();

  private ModelCardJson() {}

  /** The card as text; what is null is left out. */
  static String write(ModelCard card) {
    SampleForm form = card.data();
    JsonObject data = new JsonObject();
    data.addProperty("place", form.place());
    data.add("table", GSON.toJsonTree(form.table()));
    data.add("shape", GSON.toJsonTree(form.inputs().shape()));
    data.addProperty("regression", form.answers().regression());
    data.addProperty("outputs", form.answers().outputs());
    data.add("classes", GSON.toJsonTree(form.answers().classes()));
    data.add("samples", GSON.toJsonTree(form.inputs().moments()));
    data.add("targets", GSON.toJsonTree(form.answers().moments()));
    data.addProperty("rawPixels", form.inputs().rawPixels());
    data.add("scale", GSON.toJsonTree(form.inputs().scale()));
    data.add("columns", GSON.toJsonTree(form.columns()));
    JsonObject json = new JsonObject();
    json.addProperty("version", card.version());
    json.addProperty("model", card.model());
    json.add("data", data);
    return GSON.toJson(json);
  }

  /** The card; {@link IllegalArgumentException} with a sentence where the text is none. */
  static ModelCard read(JsonPart card) {
    JsonPart data = card.get("data");
    List<Integer> shape =
        data.get("shape").elements().stream().map(e -> e.whole(1, Integer.MAX_VALUE)).toList();
    Shape.of(shape.stream().mapToInt(Integer::intValue).toArray()); // throws for one too large
    Inputs inputs =
        new Inputs(
            shape,
            moments(data, "samples"),
            data.has("rawPixels") && data.get("rawPixels").truth(),
            scale(data));
    Answers answers =
        new Answers(
            data.get("regression").truth(),
            data.get("outputs").whole(1, Integer.MAX_VALUE),
            strings(data.get("classes")),
            moments(data, "targets"));
    return new ModelCard(
        card.get("version").string(),
        card.get("model").string(),
        new SampleForm(data.get("place").string(), table(data), inputs, answers, columns(data)));
  }

  /** Null where samples were no rows of a table, and in models of earlier releases. */
  private static TableColumns columns(JsonPart data) {
    if (!data.has("columns") || data.get("columns").isNull()) {
      return null;
    }
    JsonPart columns = data.get("columns");
    List<TableColumns.FeatureColumn> features = new ArrayList<>();
    for (JsonPart one : columns.get("features").elements()) {
      features.add(
          new TableColumns.FeatureColumn(
              one.get("column").whole(0, Integer.MAX_VALUE),
              one.get("reading").string(),
              one.get("start").number(),
              one.get("median").number(),
              one.get("gaps").truth(),
              strings(one.get("words"))));
    }
    return new TableColumns(
        strings(columns.get("names")),
        columns.get("given").truth(),
        columns.get("labels").elements().stream()
            .map(place -> place.whole(0, Integer.MAX_VALUE))
            .toList(),
        strings(columns.get("conventions")),
        features);
  }

  /** Null in models of earlier releases. */
  private static DataSettings.Table table(JsonPart data) {
    if (!data.has("table") || data.get("table").isNull()) {
      return null;
    }
    JsonPart table = data.get("table");
    JsonPart missing = table.get("missing");
    TableOptions.Missing how =
        Arrays.stream(TableOptions.Missing.values())
            .filter(one -> one.name().equals(missing.string()))
            .findFirst()
            .orElseThrow(() -> missing.expected("MEDIAN, DROP or REFUSE"));
    return new DataSettings.Table(
        strings(table.get("labelColumns")),
        strings(table.get("dropColumns")),
        how,
        table.has("encoding") && !table.get("encoding").isNull()
            ? table.get("encoding").string()
            : null);
  }

  /** Null in models of earlier releases. */
  private static NumberScale scale(JsonPart data) {
    if (!data.has("scale") || data.get("scale").isNull()) {
      return null;
    }
    JsonPart scale = data.get("scale");
    return new NumberScale(scale.get("size").number(), scale.get("signed").truth());
  }

  private static List<String> strings(JsonPart list) {
    return list.elements().stream().map(JsonPart::string).toList();
  }

  private static Standardization.Moments moments(JsonPart data, String name) {
    if (!data.has(name) || data.get(name).isNull()) {
      return null;
    }
    List<Double> means = numbers(data.get(name).get("means"));
    JsonPart deviations = data.get(name).get("deviations");
    if (deviations.elements().size() != means.size()) {
      throw deviations.expected("a list of " + means.size() + " numbers");
    }
    return new Standardization.Moments(means, numbers(deviations));
  }

  private static List<Double> numbers(JsonPart list) {
    return list.elements().stream().map(JsonPart::number).toList();
  }
}
