package io.github.rangefinder.finder.run.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.engine.training.TrainingEnd;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.run.DataChecksums;
import io.github.rangefinder.finder.setting.LearningRates;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** A {@link Checkpoint} as JSON; what is read has been checked, field by field. */
final class CheckpointJson {
  /** To be raised by one whenever a field comes, goes or changes its meaning. */
  static final int FORMAT = 2;

  static final String OPTIONS = "options";
  static final String CHECKSUM = "checksum";
  static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private CheckpointJson() {}

  /**
   * Everything but the options. A training may have a hundred thousand epochs and somebody may wait
   * for it to stop, so nothing is made of a row but its text.
   */
  static String write(Checkpoint checkpoint) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setStrictness(Strictness.LENIENT);
      json.beginObject();
      json.name("format").value(FORMAT);
      json.name("save").value(checkpoint.asked().save());
      GSON.toJson(checkpoint.asked().rates(), LearningRates.class, json.name("rates"));
      json.name("environment").value(checkpoint.origin().environment());
      GSON.toJson(checkpoint.origin().data(), DataChecksums.class, json.name("data"));
      json.name("finished").beginArray();
      for (TrainingReport report : checkpoint.finished()) {
        write(json, report);
      }
      json.endArray();
      json.name("before").value(checkpoint.present().before());
      json.name("scheduleFrom").value(checkpoint.present().scheduleFrom());
      write(json.name("rows"), checkpoint.present().rows());
      json.name("seconds").value(checkpoint.present().seconds());
      json.name("optimizerSteps").value(checkpoint.arrays().optimizerSteps());
      json.name("moments").value(checkpoint.arrays().moments());
      json.name("winner").value(checkpoint.arrays().winner());
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nobody fails to write into memory
    }
    return text.toString();
  }

  /** The whole text: what {@link #write} gave, with the options and a checksum. */
  static String whole(String text, List<String> options, String checksum) {
    return "{\"%s\":%s,%s,\"%s\":\"%s\"}"
        .formatted(
            OPTIONS,
            GSON.toJson(options),
            text.substring(1, text.length() - 1),
            CHECKSUM,
            checksum);
  }

  private static void write(JsonWriter json, TrainingReport report) throws IOException {
    json.beginObject();
    json.name("schedule").value(report.schedule());
    write(json.name("epochs"), report.epochs());
    json.name("bestEpoch").value(report.bestEpoch());
    json.name("end").value(report.end().name());
    json.name("failure").value(report.failure());
    json.name("seconds").value(report.seconds());
    json.endObject();
  }

  private static void write(JsonWriter json, List<EpochRow> rows) throws IOException {
    json.beginArray();
    for (EpochRow row : rows) {
      json.beginObject();
      json.name("epoch").value(row.epoch());
      json.name("iteration").value(row.iteration());
      json.name("learningRate").value(row.learningRate());
      write(json.name("training"), row.training());
      write(json.name("validation"), row.validation());
      json.endObject();
    }
    json.endArray();
  }

  private static void write(JsonWriter json, Metrics metrics) throws IOException {
    json.beginObject();
    json.name("loss").value(metrics.loss());
    json.name("accuracy");
    if (metrics.accuracy().isPresent()) {
      json.value(metrics.accuracy().getAsDouble());
    } else {
      json.nullValue();
    }
    json.endObject();
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
