package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.run.TrainReport;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The learning rate of every step that was asked for, over the epochs. */
final class SchedulePlot {
  /** A plot is not wider than this; of more steps every so many are drawn, and the last. */
  private static final int MOST_POINTS = 1000;

  private static final String RATE = "learning rate";

  private SchedulePlot() {}

  static Plot of(TrainReport report) {
    List<Series> series =
        report.learningRates().entrySet().stream()
            .map(one -> series(one.getKey(), one.getValue(), report.stepsPerEpoch()))
            .toList();
    return new Plot(
        "schedules",
        "Learning rate by epoch",
        Axis.whole("epoch"),
        Axis.linear(RATE),
        series,
        List.of(new Trace(RATE, Trace.Style.LINE)));
  }

  private static Series series(String schedule, double[] rates, int stepsPerEpoch) {
    int every = Math.max(1, (rates.length + MOST_POINTS - 1) / MOST_POINTS);
    int[] steps =
        IntStream.range(0, rates.length)
            .filter(step -> step % every == 0 || step == rates.length - 1)
            .toArray();
    return new Series(
        schedule,
        IntStream.of(steps).mapToDouble(step -> (double) step / stepsPerEpoch).toArray(),
        Map.of(RATE, IntStream.of(steps).mapToDouble(step -> rates[step]).toArray()));
  }
}
