package io.github.rangefinder.finder.report.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.rangefinder.finder.rangetest.RateRange;
import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.run.search.SearchReport;
import io.github.rangefinder.finder.search.RaceRules;
import java.util.OptionalDouble;

/**
 * {@code search.json}: settings, environment, what was found, what it cost, and every training. A
 * number that is not finite is null. {@link SearchJsonReader} reads it.
 */
final class SearchJson {
  private SearchJson() {}

  static String write(SearchReport report) {
    JsonObject root = new JsonObject();
    ProvenanceJson.addTo(root, report.provenance());
    root.add("result", result(report));
    root.add("budget", budget(report));
    root.add("race", race(report));
    JsonArray trials = new JsonArray();
    for (int i = 0; i < report.trials().size(); i++) {
      trials.add(trial(i, report.trials().get(i)));
    }
    root.add("trials", trials);
    return JsonText.file(root);
  }

  private static JsonObject result(SearchReport report) {
    JsonObject json = new JsonObject();
    OptionalDouble rate = report.answer().learningRate();
    OptionalDouble read =
        report.test().isEmpty()
            ? OptionalDouble.empty()
            : report.test().get().results().get(0).suggestion().learningRate();
    json.add("suggested", JsonText.number(rate));
    json.addProperty("verdict", report.answer().verdict().label());
    json.addProperty("reason", report.answer().reason());
    json.add(
        "low", JsonText.number(report.answer().range().map(RateRange::low).orElse(Double.NaN)));
    json.add(
        "high", JsonText.number(report.answer().range().map(RateRange::high).orElse(Double.NaN)));
    json.addProperty("evidence", report.answer().evidence().label());
    json.add("value", JsonText.number(report.value()));
    json.addProperty("metric", report.metric());
    json.add("readOffTheTest", JsonText.number(read));
    return json;
  }

  private static JsonObject budget(SearchReport report) {
    JsonObject json = new JsonObject();
    json.add("epochs", JsonText.number(report.budget()));
    json.add("spent", JsonText.number(report.spent()));
    json.add("rangeTest", JsonText.number(report.testEpochs()));
    json.add("trainings", JsonText.number(report.spent() / report.race().rules().epochs()));
    return json;
  }

  /** What one has to know to read the trials as a race. */
  private static JsonObject race(SearchReport report) {
    RaceRules rules = report.race().rules();
    JsonObject json = new JsonObject();
    json.addProperty("what", report.what());
    json.addProperty("maximized", report.maximized());
    json.addProperty("complete", report.race().complete());
    json.add("first", range(rules.first()));
    json.add("limits", range(rules.limits()));
    json.add("epochs", JsonText.number(rules.epochs()));
    json.add("budget", JsonText.number(rules.budget()));
    json.addProperty("seed", rules.seed());
    json.addProperty("wholeEpochs", rules.trainings().wholeEpochs());
    json.addProperty("goOn", rules.trainings().goOn());
    json.add("spent", JsonText.number(report.race().spent()));
    return json;
  }

  private static JsonObject range(RaceRules.Range range) {
    JsonObject json = new JsonObject();
    json.add("low", JsonText.number(range.low()));
    json.add("high", JsonText.number(range.high()));
    return json;
  }

  static JsonObject trial(int number, Raced raced) {
    JsonObject json = new JsonObject();
    json.addProperty("trial", number);
    json.add("learningRate", JsonText.number(raced.entry().learningRate()));
    json.addProperty("seed", raced.entry().seed());
    json.add("epochs", JsonText.number(raced.entry().epochs()));
    json.add("value", JsonText.number(raced.value()));
    json.add("standardError", JsonText.number(raced.standardError()));
    json.addProperty("status", raced.status());
    json.add("seconds", JsonText.number(raced.seconds()));
    return json;
  }
}
