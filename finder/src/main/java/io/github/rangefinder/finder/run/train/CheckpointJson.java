package io.github.rangefinder.finder.run.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.engine.training.TrainingEnd;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.run.DataChecksums;
import io.github.rangefinder.finder.setting.LearningRates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** A {@link Checkpoint} as JSON; what is read has been checked, field by field. */
final class CheckpointJson {
  /** To be raised by one whenever a field comes, goes or changes its meaning. */
  static final int FORMAT = 2;

  static final String OPTIONS = "options";
  static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private CheckpointJson() {}

  static JsonObject write(Checkpoint checkpoint) {
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.add(OPTIONS, GSON.toJsonTree(checkpoint.asked().options()));
    json.addProperty("save", checkpoint.asked().save());
    json.add("rates", GSON.toJsonTree(checkpoint.asked().rates()));
    json.addProperty("environment", checkpoint.origin().environment());
    json.add("data", GSON.toJsonTree(checkpoint.origin().data()));
    JsonArray finished = new JsonArray();
    checkpoint.finished().forEach(report -> finished.add(report(report)));
    json.add("finished", finished);
    json.addProperty("before", checkpoint.present().before());
    json.addProperty("scheduleFrom", checkpoint.present().scheduleFrom());
    json.add("rows", rows(checkpoint.present().rows()));
    json.addProperty("seconds", checkpoint.present().seconds());
    json.addProperty("optimizerSteps", checkpoint.arrays().optimizerSteps());
    json.addProperty("moments", checkpoint.arrays().moments());
    json.addProperty("winner", checkpoint.arrays().winner());
    return json;
  }

  private static JsonObject report(TrainingReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("schedule", report.schedule());
    json.add("epochs", rows(report.epochs()));
    json.addProperty("bestEpoch", report.bestEpoch());
    json.addProperty("end", report.end().name());
    json.addProperty("failure", report.failure());
    json.addProperty("seconds", report.seconds());
    return json;
  }

  private static JsonArray rows(List<EpochRow> rows) {
    JsonArray json = new JsonArray();
    for (EpochRow row : rows) {
      JsonObject epoch = new JsonObject();
      epoch.addProperty("epoch", row.epoch());
      epoch.addProperty("iteration", row.iteration());
      epoch.addProperty("learningRate", row.learningRate());
      epoch.add("training", metrics(row.training()));
      epoch.add("validation", metrics(row.validation()));
      json.add(epoch);
    }
    return json;
  }

  private static JsonObject metrics(Metrics metrics) {
    JsonObject json = new JsonObject();
    json.addProperty("loss", metrics.loss());
    json.add("accuracy", number(metrics.accuracy()));
    return json;
  }

  private static JsonElement number(OptionalDouble number) {
    return number.isPresent() ? new JsonPrimitive(number.getAsDouble()) : JsonNull.INSTANCE;
  }

  /**
   * The checkpoint of a JSON object.
   *
   * @throws IllegalArgumentException with half a sentence that names the field, what was expected
   *     and what was found
   */
  static Checkpoint read(JsonPart json) {
    int format = json.get("format").whole(1, Integer.MAX_VALUE);
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "it has format " + format + ", this version reads format " + FORMAT + " only");
    }
    List<EpochRow> rows = rows(json.get("rows"));
    if (rows.isEmpty()) {
      throw json.get("rows").expected("at least one epoch");
    }
    return new Checkpoint(
        new Checkpoint.Asked(
            json.get(OPTIONS).elements().stream().map(JsonPart::string).toList(),
            json.get("save").string(),
            rates(json.get("rates"))),
        new Checkpoint.Origin(json.get("environment").string(), data(json.get("data"))),
        json.get("finished").elements().stream().map(CheckpointJson::report).toList(),
        new Checkpoint.Present(
            json.get("before").string(),
            json.get("scheduleFrom").whole(0, rows.size()),
            rows,
            json.get("seconds").number(0, Double.MAX_VALUE)),
        new Checkpoint.Arrays(
            json.get("optimizerSteps").whole(1, Integer.MAX_VALUE),
            json.get("moments").whole(0, Integer.MAX_VALUE),
            json.get("winner").truth()));
  }

  private static LearningRates rates(JsonPart json) {
    LearningRates rates =
        new LearningRates(
            json.get("single").positive(),
            json.get("lower").positive(),
            json.get("upper").positive());
    if (rates.lower() > rates.upper()) {
      throw json.expected("a lower one that is not above the upper one");
    }
    return rates;
  }

  private static DataChecksums data(JsonPart json) {
    return new DataChecksums(
        json.get("trainingSamples").whole(1, Integer.MAX_VALUE),
        json.get("training").string(),
        json.get("validationSamples").whole(1, Integer.MAX_VALUE),
        json.get("validation").string());
  }

  private static TrainingReport report(JsonPart json) {
    List<EpochRow> rows = rows(json.get("epochs"));
    return new TrainingReport(
        json.get("schedule").string(),
        rows,
        json.get("bestEpoch").whole(rows.isEmpty() ? 0 : 1, rows.size()),
        end(json.get("end")),
        json.get("failure").string(),
        json.get("seconds").number(0, Double.MAX_VALUE));
  }

  private static TrainingEnd end(JsonPart json) {
    String name = json.string();
    for (TrainingEnd end : TrainingEnd.values()) {
      if (end.name().equals(name)) {
        return end;
      }
    }
    throw json.expected("one of " + Arrays.toString(TrainingEnd.values()));
  }

  private static List<EpochRow> rows(JsonPart json) {
    List<EpochRow> rows = new ArrayList<>();
    for (JsonPart row : json.elements()) {
      int epoch = rows.size() + 1;
      rows.add(
          new EpochRow(
              row.get("epoch").whole(epoch, epoch),
              row.get("iteration").whole(epoch, Integer.MAX_VALUE),
              row.get("learningRate").number(0, Double.MAX_VALUE),
              metrics(row.get("training")),
              metrics(row.get("validation"))));
    }
    return rows;
  }

  private static Metrics metrics(JsonPart json) {
    JsonPart accuracy = json.get("accuracy");
    return new Metrics(
        json.get("loss").number(),
        accuracy.isNull() ? OptionalDouble.empty() : OptionalDouble.of(accuracy.number(0, 1)));
  }
}
