package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;

/**
 * A schedule's learning rate at one time.
 *
 * @param epoch the epochs done by then, parts of them too
 */
public record RatePoint(double epoch, double learningRate) {
  /** As many as a picture shows, however many steps are planned. */
  private static final int MOST = 2000;

  /** Points of a schedule from one step to before another, the first and the last among them. */
  public static List<RatePoint> of(Schedule schedule, long from, long to, int stepsPerEpoch) {
    List<RatePoint> points = new ArrayList<>();
    long steps = to - from;
    long shown = Math.min(steps, MOST);
    for (long i = 0; i < shown; i++) {
      int step = (int) (from + (shown == 1 ? 0 : i * (steps - 1) / (shown - 1)));
      points.add(new RatePoint(step / (double) stepsPerEpoch, schedule.at(step)));
    }
    return points;
  }

  /** What whole epochs of a training ended with. */
  public static List<RatePoint> of(List<EpochRow> epochs) {
    return epochs.stream().map(row -> new RatePoint(row.epoch(), row.learningRate())).toList();
  }
}
