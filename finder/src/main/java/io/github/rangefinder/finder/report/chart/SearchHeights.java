package io.github.rangefinder.finder.report.chart;

import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.run.search.SearchReport;
import io.github.rangefinder.finder.statistics.Quantiles;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.data.Range;

/**
 * The heights of a search's picture. What rates up to the best one came to is seen in any case;
 * above that, what ends far from the best is no different from a failure. Values that differ by
 * more than a factor of ten have a log axis, if they are to be low.
 */
final class SearchHeights {
  /** A value so many spreads from the best ones is far. */
  private static final double FAR = 5;

  private static final double LOG_FROM = 10;

  private final boolean maximized;
  private final boolean isLog;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;

  SearchHeights(SearchReport report) {
    maximized = report.maximized();
    double[] values = values(report, rate -> true).sorted().toArray();
    if (values.length > 0) {
      double best = maximized ? values[values.length - 1] : values[0];
      double reach = FAR * Math.abs(Quantiles.of(values).median() - best);
      OptionalDouble rate = report.answer().learningRate();
      double[] small = values(report, other -> other <= rate.orElse(0)).sorted().toArray();
      lowest = maximized ? Math.max(values[0], best - reach) : best;
      highest = maximized ? best : Math.min(values[values.length - 1], best + reach);
      if (small.length > 0) {
        lowest = Math.min(lowest, small[0]);
        highest = Math.max(highest, small[small.length - 1]);
      }
    }
    isLog = !maximized && lowest > 0 && highest > LOG_FROM * lowest;
  }

  private static DoubleStream values(SearchReport report, DoublePredicate wanted) {
    return report.trials().stream()
        .filter(Raced::isDone)
        .filter(trial -> wanted.test(trial.entry().learningRate()))
        .mapToDouble(Raced::value);
  }

  /** Whether a value is neither a failure nor as good as one. */
  boolean isSeen(double value) {
    return !Double.isNaN(value) && value >= lowest && value <= highest;
  }

  private boolean isEmpty() {
    return highest == Double.NEGATIVE_INFINITY;
  }

  /** What is between the lowest value and the highest one; a factor on a log axis. */
  private double span() {
    return isLog
        ? highest / lowest
        : highest > lowest ? highest - lowest : Math.max(1e-9, Math.abs(highest));
  }

  /** So far above the highest value, when the rows of labels take a share of the height. */
  private double above(double share, double part) {
    double room = part * share / (1 - share);
    return isLog ? highest * Math.pow(span(), room) : highest + span() * room;
  }

  /** Where failures stand: above all values, below the labels. */
  double failures(double rows) {
    return isEmpty() ? 0.5 : above(PointMarks.share(rows), 0.6 / rows);
  }

  /** The axis, with room for rows of labels and of crosses above all values. */
  ValueAxis axis(String label, double rows) {
    if (isEmpty()) {
      return new HeightAxis(label, new Range(0, 1));
    }
    double top = above(PointMarks.share(rows), 1);
    return isLog
        ? new PowersAxis(label + " (log scale)", lowest * Math.pow(span(), -0.03), top)
        : new HeightAxis(label, new Range(lowest - 0.06 * span(), top));
  }
}
