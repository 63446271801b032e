package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.search.RaceAnswer;
import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.run.search.SearchReport;
import io.github.rangefinder.finder.search.Entry;
import io.github.rangefinder.finder.search.RaceResult;
import io.github.rangefinder.finder.search.RaceRules;
import io.github.rangefinder.finder.search.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link SearchJson} writes; the answer follows from the trainings. */
final class SearchJsonReader {
  private SearchJsonReader() {}

  /** Whether a range test came before the race, whose files lie beside this one. */
  static boolean hasTest(String text) {
    return JsonPart.parse("the file", text).get("budget").get("rangeTest").number() > 0;
  }

  /**
   * The report in a file's text.
   *
   * @param test the range test before the race, if there was one
   * @throws IllegalArgumentException that says where something else was expected
   */
  static SearchReport read(String text, Optional<RangeTestReport> test) {
    JsonPart root = JsonPart.parse("the file", text);
    JsonPart race = root.get("race");
    List<Raced> trials = new ArrayList<>();
    root.get("trials").elements().forEach(trial -> trials.add(trial(trial)));
    boolean maximized = race.get("maximized").truth();
    RaceResult result =
        new RaceResult(
            rules(race),
            trials.stream().map(trial -> score(trial, maximized)).toList(),
            race.get("spent").number(),
            race.get("complete").truth());
    double testEpochs = root.get("budget").get("rangeTest").number();
    return new SearchReport(
        ProvenanceJson.read(root),
        new SearchReport.Objective(
            race.get("what").string(), root.get("result").get("metric").string(), maximized),
        test.map(report -> new SearchReport.TestBefore(report, testEpochs)),
        new SearchReport.Outcome(
            trials, result, RaceAnswer.of(result, SearchReport.TestBefore.readOff(test))));
  }

  /** A race is for the lowest value. */
  private static Score score(Raced trial, boolean maximized) {
    return new Score(
        trial.entry(), maximized ? -trial.value() : trial.value(), trial.standardError());
  }

  private static RaceRules rules(JsonPart race) {
    return new RaceRules(
        range(race.get("first")),
        range(race.get("limits")),
        race.get("epochs").number(),
        race.get("budget").number(),
        (long) race.get("seed").number(),
        new RaceRules.Trainings(race.get("wholeEpochs").truth(), race.get("goOn").truth()));
  }

  private static RaceRules.Range range(JsonPart range) {
    return new RaceRules.Range(range.get("low").number(), range.get("high").number());
  }

  static Raced trial(JsonPart trial) {
    return new Raced(
        new Entry(
            trial.get("learningRate").number(),
            (long) trial.get("seed").number(),
            trial.get("epochs").number()),
        trial.get("value").optional().orElse(Double.NaN),
        trial.optional("standardError").orElse(Double.NaN),
        trial.get("status").string(),
        trial.get("seconds").optional().orElse(Double.NaN));
  }
}
