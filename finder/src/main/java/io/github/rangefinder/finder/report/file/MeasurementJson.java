package io.github.rangefinder.finder.report.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.study.Measurement;
import io.github.rangefinder.finder.study.Outcome;
import io.github.rangefinder.finder.study.Rounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/**
 * A measurement of the study as JSON, and back. A number that is not finite is null. What is read
 * is checked as a whole: somebody may have changed the file.
 */
final class MeasurementJson {
  private MeasurementJson() {}

  static String write(Measurement measurement) {
    RangeCurve curve = measurement.rangeTest().curve();
    JsonObject root = new JsonObject();
    root.addProperty("task", measurement.task());
    root.addProperty("seed", Long.toString(measurement.seed()));
    root.addProperty("iterations", measurement.test().iterations());
    measurement.test().samples().ifPresent(count -> root.addProperty("samples", count));
    measurement.test().optimizer().ifPresent(text -> root.addProperty("optimizer", text));
    root.addProperty("stopReason", measurement.rangeTest().stopReason().label());
    root.add("learningRates", numbers(curve.size(), curve::learningRate));
    root.add("losses", numbers(curve.size(), curve::loss));
    root.add("smoothedLosses", numbers(curve.size(), curve::smoothedLoss));
    root.add("weights", numbers(curve.size(), curve::weight));
    addNumber(root, "lossBefore", measurement.lossBefore());
    JsonArray outcomes = new JsonArray();
    for (Outcome outcome : measurement.outcomes()) {
      JsonObject one = new JsonObject();
      addNumber(one, "learningRate", outcome.learningRate());
      addNumber(one, "loss", outcome.loss());
      addNumber(one, "accuracy", outcome.accuracy());
      outcomes.add(one);
    }
    root.add("outcomes", outcomes);
    if (measurement.rounds() != null) {
      root.add("rounds", rounds(measurement.rounds()));
    }
    return JsonText.file(root);
  }

  private static JsonObject rounds(Rounds rounds) {
    JsonObject json = new JsonObject();
    json.add("lengths", numbers(rounds.lengths()));
    JsonArray losses = new JsonArray();
    rounds.reached().losses().forEach(training -> losses.add(numbers(training)));
    json.add("losses", losses);
    JsonArray errors = new JsonArray();
    rounds.reached().errors().forEach(training -> errors.add(numbers(training)));
    json.add("standardErrors", errors);
    addNumber(json, "testEpochs", rounds.testEpochs());
    addNumber(json, "from", rounds.from());
    addNumber(json, "to", rounds.to());
    addNumber(json, "batchesPerEpoch", rounds.batchesPerEpoch());
    return json;
  }

  private static JsonArray numbers(List<Double> values) {
    return numbers(values.size(), values::get);
  }

  private static JsonArray numbers(int count, IntToDoubleFunction values) {
    JsonArray array = new JsonArray();
    for (int i = 0; i < count; i++) {
      double value = values.applyAsDouble(i);
      array.add(Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE);
    }
    return array;
  }

  private static void addNumber(JsonObject json, String name, double value) {
    json.addProperty(name, Double.isFinite(value) ? value : null);
  }

  /**
   * The measurement in a file's text.
   *
   * @throws IllegalArgumentException with half a sentence that says where something else was
   *     expected
   */
  static Measurement read(String text) {
    JsonPart root = JsonPart.parse("the file", text);
    double[] rates = root.get("learningRates").numbers();
    for (double rate : rates) {
      if (!(rate > 0)) {
        throw root.get("learningRates").expected("numbers above 0");
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (JsonPart outcome : root.get("outcomes").elements()) {
      outcomes.add(
          new Outcome(
              outcome.get("learningRate").positive(),
              outcome.get("loss").optional().orElse(Double.NaN),
              outcome.get("accuracy").optional().orElse(Double.NaN)));
    }
    if (outcomes.isEmpty()) {
      throw root.get("outcomes").expected("at least one training");
    }
    RangeCurve curve =
        new RangeCurve(
            rates,
            numbers(root.get("losses"), rates.length),
            numbers(root.get("smoothedLosses"), rates.length),
            weights(root, rates.length),
            RangeCurve.Looks.none(rates.length));
    StopReason stopReason = StopReason.ofLabel(root.get("stopReason").string());
    return new Measurement(
        root.get("task").string(),
        root.get("seed").longText(),
        new Measurement.Test(
            root.get("iterations").whole(1, Integer.MAX_VALUE),
            new RangeTestResult(curve, stopReason, 0),
            root.has("samples")
                ? OptionalInt.of(root.get("samples").whole(1, Integer.MAX_VALUE))
                : OptionalInt.empty(),
            optimizer(root)),
        root.get("lossBefore").optional().orElse(Double.NaN),
        outcomes,
        root.has("rounds") ? rounds(root.get("rounds"), outcomes.size()) : null);
  }

  /** Files of before do not say it. */
  private static Optional<String> optimizer(JsonPart root) {
    if (!root.has("optimizer")) {
      return Optional.empty();
    }
    JsonPart optimizer = root.get("optimizer");
    try {
      return Optional.of(OptimizerChoice.parse(optimizer.string()).text());
    } catch (IllegalArgumentException e) {
      throw optimizer.expected("an optimizer");
    }
  }

  /** How much each loss counts; all of them fully in files of before, which do not say it. */
  private static double[] weights(JsonPart root, int size) {
    if (root.has("weights")) {
      return numbers(root.get("weights"), size);
    }
    double[] full = new double[size];
    Arrays.fill(full, 1);
    return full;
  }

  private static Rounds rounds(JsonPart rounds, int trainings) {
    List<Double> lengths = list(numbers(rounds.get("lengths"), -1));
    if (lengths.isEmpty()) {
      throw rounds.get("lengths").expected("at least one length");
    }
    return new Rounds(
        lengths,
        new Rounds.Reached(
            ofTrainings(rounds.get("losses"), trainings, lengths.size()),
            errors(rounds, trainings, lengths.size())),
        rounds.get("testEpochs").number(0, Double.MAX_VALUE),
        rounds.get("from").positive(),
        rounds.get("to").positive(),
        rounds.get("batchesPerEpoch").positive());
  }

  /** Files of before do not say them. */
  private static List<List<Double>> errors(JsonPart rounds, int trainings, int lengths) {
    return rounds.has("standardErrors")
        ? ofTrainings(rounds.get("standardErrors"), trainings, lengths)
        : Collections.nCopies(trainings, Collections.nCopies(lengths, Double.NaN));
  }

  /** A list of so many numbers for each of so many trainings. */
  private static List<List<Double>> ofTrainings(JsonPart part, int trainings, int lengths) {
    List<List<Double>> lists = new ArrayList<>();
    for (JsonPart training : part.elements()) {
      lists.add(list(numbers(training, lengths)));
    }
    if (lists.size() != trainings) {
      throw part.expected("a list for each of the " + trainings + " trainings");
    }
    return lists;
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** A list of so many numbers; of any number for -1. */
  private static double[] numbers(JsonPart part, int size) {
    double[] numbers = part.numbers();
    if (size >= 0 && numbers.length != size) {
      throw part.expected("a list of " + size + " numbers");
    }
    return numbers;
  }
}
