package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.rangetest.Progress;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.job.Figures;
import io.github.rangefinder.finder.run.job.Meter;
import java.util.Locale;

/**
 * Shows how one range test comes along.
 *
 * @param meter where to
 * @param test what the test's curve is called
 */
public record TestProgress(Meter meter, String test) implements Progress {
  @Override
  public void iteration(int iteration, int iterations, double rate, double loss, double best) {
    meter.point(test, rate, loss);
    meter.reached(
        iteration + 1,
        iterations,
        () ->
            String.format(
                Locale.ROOT, "lr %-6s  loss %-7s", Rounded.learningRate(rate), Figures.loss(loss)),
        () -> "learning rate " + Rounded.learningRate(rate) + ", loss " + Figures.loss(loss));
  }

  /** Shows a whole curve that was measured elsewhere. */
  public static void show(RangeTestResult result, Meter meter, String test) {
    for (int i = 0; i < result.curve().size(); i++) {
      meter.point(test, result.curve().learningRate(i), result.curve().loss(i));
    }
  }
}
