package io.github.rangefinder.finder.report.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RateRange;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Spread;
import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.report.words.Answer;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.find.TestReport;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code range-test.json}: settings, environment, what each test did, and the answers. A number
 * that is not finite is null. {@link RangeTestJsonReader} reads it.
 */
final class RangeTestJson {
  private RangeTestJson() {}

  /** The file's text. */
  static String write(RangeTestReport report) {
    JsonObject root = new JsonObject();
    ProvenanceJson.addTo(root, report.provenance());
    JsonArray tests = new JsonArray();
    report
        .results()
        .forEach(
            result -> result.tests().forEach(test -> tests.add(test(result.optimizer(), test))));
    root.add("tests", tests);
    JsonArray results = new JsonArray();
    report.results().forEach(result -> results.add(result(result)));
    root.add("results", results);
    root.add(
        "choice",
        Answer.choice(report).<JsonElement>map(RangeTestJson::choice).orElse(JsonNull.INSTANCE));
    return JsonText.file(root);
  }

  private static JsonObject choice(OptimizerReport result) {
    JsonObject json = new JsonObject();
    double rate = result.suggestion().learningRate().orElseThrow();
    json.addProperty("optimizer", result.optimizer());
    json.add("learningRate", JsonText.number(rate));
    json.addProperty("text", result.optimizer() + " with " + Rounded.learningRate(rate));
    return json;
  }

  private static JsonObject test(String optimizer, TestReport test) {
    RangeCurve curve = test.result().curve();
    JsonObject json = new JsonObject();
    json.addProperty("optimizer", optimizer);
    json.addProperty("repeat", test.repeat());
    json.addProperty("iterations", curve.size());
    json.addProperty("stopReason", test.result().stopReason().label());
    json.add("seconds", JsonText.number(test.result().seconds()));
    json.add("bestLoss", JsonText.number(curve.bestLoss()));
    if (curve.hasAccuracy()) {
      json.add("bestAccuracy", JsonText.number(curve.bestAccuracy()));
    }
    if (IntStream.range(0, curve.size()).anyMatch(i -> curve.weight(i) != 1)) {
      JsonArray weights = new JsonArray();
      IntStream.range(0, curve.size()).forEach(i -> weights.add(curve.weight(i)));
      json.add("weights", weights);
    }
    JsonObject suggestions = new JsonObject();
    test.suggestions().forEach((rule, rate) -> suggestions.add(rule, JsonText.number(rate)));
    json.add("suggestions", suggestions);
    return json;
  }

  private static JsonObject result(OptimizerReport result) {
    JsonObject json = new JsonObject();
    json.addProperty("optimizer", result.optimizer());
    json.add("suggested", JsonText.number(result.suggestion().learningRate()));
    json.addProperty("verdict", result.suggestion().verdict().label());
    json.addProperty("reason", result.suggestion().reason());
    json.add(
        "low", JsonText.number(result.suggestion().range().map(RateRange::low).orElse(Double.NaN)));
    json.add(
        "high",
        JsonText.number(result.suggestion().range().map(RateRange::high).orElse(Double.NaN)));
    json.addProperty("evidence", result.suggestion().evidence().label());
    JsonObject rules = new JsonObject();
    result.rules().forEach((rule, spread) -> rules.add(rule, spread(spread)));
    json.add("rules", rules);
    result
        .verification()
        .ifPresent(verification -> json.add("verification", verification(verification)));
    return json;
  }

  private static JsonObject verification(Verification verification) {
    JsonObject json = new JsonObject();
    json.addProperty("epochs", verification.epochs());
    JsonArray trainings = new JsonArray();
    for (Trial trial : verification.trials()) {
      JsonObject training = new JsonObject();
      training.add("learningRate", JsonText.number(trial.learningRate()));
      training.add("validationLoss", JsonText.number(trial.loss()));
      training.add("standardError", JsonText.number(trial.standardError()));
      training.add("validationAccuracy", JsonText.number(trial.accuracy()));
      training.addProperty("best", verification.best().equals(Optional.of(trial)));
      trainings.add(training);
    }
    json.add("trainings", trainings);
    return json;
  }

  private static JsonObject spread(Spread spread) {
    JsonObject json = new JsonObject();
    json.add("median", JsonText.number(spread.median()));
    json.add("low", JsonText.number(spread.low()));
    json.add("high", JsonText.number(spread.high()));
    json.addProperty("found", spread.found());
    return json;
  }
}
