package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.finder.report.words.Fit;
import io.github.rangefinder.finder.run.train.EpochRow;
import io.github.rangefinder.finder.run.train.TrainReport;
import io.github.rangefinder.finder.run.train.TrainingReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Loss and accuracy of trainings by epoch, with the best epoch and where overfitting begins. */
final class HistoryPlots {
  static final String TRAINING_LOSS = "training loss";
  static final String VALIDATION_LOSS = "validation loss";
  static final String TRAINING_ACCURACY = "training accuracy";
  static final String VALIDATION_ACCURACY = "validation accuracy";

  private HistoryPlots() {}

  static List<Block> of(TrainReport report) {
    List<Series> series = report.trainings().stream().map(HistoryPlots::series).toList();
    return plots(series, hasAccuracy(report), marks(report));
  }

  /** The same plots before there is anything to see. */
  static List<Block> empty(List<String> schedules, boolean accuracy) {
    List<Series> series =
        schedules.stream()
            .map(
                schedule ->
                    Series.empty(
                        schedule,
                        TRAINING_LOSS,
                        VALIDATION_LOSS,
                        TRAINING_ACCURACY,
                        VALIDATION_ACCURACY))
            .toList();
    return plots(series, accuracy, List.of());
  }

  private static List<Block> plots(List<Series> series, boolean accuracy, List<Mark> marks) {
    List<Block> plots = new ArrayList<>();
    plots.add(
        plot(
            "history",
            "Loss by epoch: training dashed, validation with points",
            "loss",
            series,
            List.of(
                new Trace(TRAINING_LOSS, Trace.Style.DASHED),
                new Trace(VALIDATION_LOSS, Trace.Style.POINTS)),
            marks));
    if (accuracy) {
      plots.add(
          plot(
              "history-accuracy",
              "Accuracy by epoch: training dashed, validation with points",
              "accuracy",
              series,
              List.of(
                  new Trace(TRAINING_ACCURACY, Trace.Style.DASHED),
                  new Trace(VALIDATION_ACCURACY, Trace.Style.POINTS)),
              marks));
    }
    return plots;
  }

  private static Plot plot(
      String id, String title, String y, List<Series> series, List<Trace> traces, List<Mark> at) {
    return new Plot(id, title, new Axes(Axis.whole("epoch"), Axis.linear(y)), series, traces, at);
  }

  private static boolean hasAccuracy(TrainReport report) {
    return report.trainings().stream()
        .flatMap(training -> training.epochs().stream())
        .anyMatch(row -> row.validation().accuracy().isPresent());
  }

  private static Series series(TrainingReport training) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put(TRAINING_LOSS, values(training, row -> row.training().loss()));
    columns.put(VALIDATION_LOSS, values(training, row -> row.validation().loss()));
    columns.put(TRAINING_ACCURACY, values(training, row -> accuracy(row.training())));
    columns.put(VALIDATION_ACCURACY, values(training, row -> accuracy(row.validation())));
    return new Series(training.schedule(), values(training, EpochRow::epoch), columns);
  }

  private static double accuracy(Metrics metrics) {
    return metrics.accuracy().orElse(Double.NaN);
  }

  private static double[] values(TrainingReport training, ToDoubleFunction<EpochRow> value) {
    return training.epochs().stream().mapToDouble(value).toArray();
  }

  private static List<Mark> marks(TrainReport report) {
    List<Mark> marks = new ArrayList<>();
    for (TrainingReport training : report.trainings()) {
      String name = training.schedule();
      int best = training.bestEpoch();
      if (best > 0) {
        marks.add(new Mark("best epoch", name, "best: epoch " + best, best, true));
      }
      if (best > 0 && Fit.of(training) == Fit.OVERFIT) {
        marks.add(new Mark("overfitting", name, "overfits from here", best + 1.0, true));
      }
    }
    return marks;
  }
}
