package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.engine.schedule.Policy;
import io.github.rangefinder.engine.training.TrainingEnd;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.run.evaluate.Confusion;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.train.EpochRow;
import io.github.rangefinder.finder.run.train.RatePoint;
import io.github.rangefinder.finder.run.train.TrainReport;
import io.github.rangefinder.finder.run.train.TrainingReport;
import io.github.rangefinder.finder.setting.LearningRates;
import io.github.rangefinder.finder.setting.ScheduleChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link TrainJson} writes, together with the epochs of the CSV file. */
final class TrainJsonReader {
  private TrainJsonReader() {}

  /**
   * The report in a file's text; the learning rates of the steps follow from the settings.
   *
   * @param epochs the whole epochs of each schedule
   * @param test the range test beside the file, if there is one
   * @throws IllegalArgumentException that says where something else was expected
   */
  static TrainReport read(
      String text, Map<String, List<EpochRow>> epochs, Optional<RangeTestReport> test) {
    JsonPart root = JsonPart.parse("the file", text);
    List<TrainingReport> trainings = new ArrayList<>();
    for (JsonPart training : root.get("trainings").elements()) {
      String schedule = training.get("schedule").string();
      trainings.add(training(training, epochs.getOrDefault(schedule, List.of())));
    }
    LearningRates rates = rates(root.get("settings"));
    int stepsPerEpoch = root.get("stepsPerEpoch").whole(1, Integer.MAX_VALUE);
    return new TrainReport(
        ProvenanceJson.read(root),
        trainings,
        new TrainReport.PlannedRates(
            learningRates(root.get("settings"), rates, trainings, stepsPerEpoch), stepsPerEpoch),
        root.has("confusion") ? confusion(root.get("confusion")) : Optional.empty(),
        FoundRateJson.read(root, rates, test));
  }

  private static Optional<Confusion> confusion(JsonPart json) {
    return json.isNull()
        ? Optional.empty()
        : Optional.of(
            ConfusionJson.read(
                json.get("classes").elements().stream().map(JsonPart::string).toList(),
                json.get("counts")));
  }

  private static TrainingReport training(JsonPart training, List<EpochRow> epochs) {
    JsonPart best = training.get("best");
    int expected = training.get("epochs").whole(0, Integer.MAX_VALUE);
    if (epochs.size() != expected) {
      throw new IllegalArgumentException(
          "expected %d epochs of %s in history.csv, found %d"
              .formatted(expected, training.get("schedule").string(), epochs.size()));
    }
    return new TrainingReport(
        training.get("schedule").string(),
        epochs,
        best.isNull() ? 0 : best.get("epoch").whole(1, expected),
        end(training.get("end").string()),
        training.get("failure").string(),
        training.get("seconds").optional().orElse(Double.NaN));
  }

  private static TrainingEnd end(String word) {
    return Arrays.stream(TrainingEnd.values())
        .filter(end -> TrainJson.word(end).equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("expected why a training ended, found " + word));
  }

  private static LearningRates rates(JsonPart settings) {
    return new LearningRates(
        settings.get("lr").number(),
        settings.get("lowerLr").number(),
        settings.get("upperLr").number());
  }

  /** A training that went on with another schedule is what its epochs say. */
  private static Map<String, List<RatePoint>> learningRates(
      JsonPart settings, LearningRates rates, List<TrainingReport> trainings, int stepsPerEpoch) {
    int epochs = settings.get("epochs").whole(1, Integer.MAX_VALUE / stepsPerEpoch);
    Map<String, List<RatePoint>> all = new LinkedHashMap<>();
    for (JsonPart schedule : settings.get("schedule").elements()) {
      for (ScheduleChoice choice : ScheduleChoice.parseList(schedule.string())) {
        Policy policy = choice.policy(rates, epochs, stepsPerEpoch);
        long steps = (long) epochs * stepsPerEpoch;
        all.put(choice.text(), RatePoint.of(policy.learningRate(), 0, steps, stepsPerEpoch));
      }
    }
    if (all.size() == 1 && trainings.size() == 1 && !all.containsKey(schedule(trainings))) {
      return Map.of(schedule(trainings), RatePoint.of(trainings.get(0).epochs()));
    }
    return all;
  }

  private static String schedule(List<TrainingReport> trainings) {
    return trainings.get(0).schedule();
  }
}
