package io.github.rangefinder.finder.report.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.run.train.FoundRate;
import io.github.rangefinder.finder.setting.LearningRates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the learning rate of a training was found: {@code search} in {@code train.json}. The range
 * test itself is in files of its own beside it; what stands here of it tells it from another one
 * that was run in the same folder later.
 */
final class FoundRateJson {
  static final String NAME = "search";
  private static final String DOUBT = "doubt";

  private FoundRateJson() {}

  static JsonObject write(FoundRate found) {
    JsonObject json = new JsonObject();
    json.add("epochs", JsonText.number(found.epochs()));
    json.add("test", test(found.test()));
    JsonArray race = new JsonArray();
    for (int i = 0; i < found.race().size(); i++) {
      race.add(SearchJson.trial(i, found.race().get(i)));
    }
    json.add("race", race);
    found.doubt().ifPresent(doubt -> json.addProperty(DOUBT, doubt));
    return json;
  }

  private static JsonObject test(RangeTestReport test) {
    JsonObject json = new JsonObject();
    json.addProperty("iterations", test.tests().get(0).result().curve().size());
    json.add("lowestLoss", JsonText.number(test.tests().get(0).result().curve().bestLoss()));
    return json;
  }

  /**
   * What a file says of how the rate was found; empty if it was given, and where the test beside
   * the file is another one.
   *
   * @param root the whole file
   * @param rates what was found
   * @param test the test beside it, if there is one
   */
  static Optional<FoundRate> read(
      JsonPart root, LearningRates rates, Optional<RangeTestReport> test) {
    if (!root.has(NAME) || test.isEmpty()) {
      return Optional.empty();
    }
    JsonPart search = root.get(NAME);
    if (!test(test.get()).equals(search.get("test").object())) {
      return Optional.empty();
    }
    List<Raced> race = new ArrayList<>();
    search.get("race").elements().forEach(trial -> race.add(SearchJsonReader.trial(trial)));
    return Optional.of(
        new FoundRate(
            rates,
            test.get(),
            race,
            search.get("epochs").number(0, Double.MAX_VALUE),
            search.has(DOUBT) ? Optional.of(search.get(DOUBT).string()) : Optional.empty()));
  }
}
