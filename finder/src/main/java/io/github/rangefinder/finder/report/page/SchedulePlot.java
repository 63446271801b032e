package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.run.train.RatePoint;
import io.github.rangefinder.finder.run.train.TrainReport;
import java.util.List;
import java.util.Map;

/** The learning rates that were asked for, over the epochs. */
final class SchedulePlot {
  private static final String RATE = "learning rate";

  private SchedulePlot() {}

  static Plot of(TrainReport report) {
    List<Series> series =
        report.planned().bySchedule().entrySet().stream()
            .map(one -> series(one.getKey(), one.getValue()))
            .toList();
    return new Plot(
        "schedules",
        "Learning rate by epoch",
        new Axes(Axis.whole("epoch"), Axis.linear(RATE)),
        series,
        List.of(new Trace(RATE, Trace.Style.LINE)));
  }

  private static Series series(String schedule, List<RatePoint> points) {
    return new Series(
        schedule,
        points.stream().mapToDouble(RatePoint::epoch).toArray(),
        Map.of(RATE, points.stream().mapToDouble(RatePoint::learningRate).toArray()));
  }
}
