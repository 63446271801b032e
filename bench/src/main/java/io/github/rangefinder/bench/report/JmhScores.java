package io.github.rangefinder.bench.report;

import io.github.rangefinder.bench.timing.Quantile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scores of benchmarks over several runs of JMH, from the CSV it writes. */
public final class JmhScores {
  /**
   * Columns: benchmark, mode, threads, samples, score, error, unit, then the parameters. Text is in
   * quotes, and none of ours has a comma.
   */
  private static final int SCORE = 4;

  private static final int FIRST_PARAMETER = 7;

  private final Map<String, List<Double>> scores = new LinkedHashMap<>();

  /** Adds the scores of one run; those of secondary results, whose names have a colon, are not. */
  public void add(List<String> csv) {
    for (String line : csv.subList(1, csv.size())) {
      String[] cells = line.replace("\"", "").split(",", -1);
      if (!cells[0].contains(":")) {
        scores
            .computeIfAbsent(name(cells), name -> new ArrayList<>())
            .add(Double.parseDouble(cells[SCORE]));
      }
    }
  }

  /** Class and method without the package, then the parameters. */
  private static String name(String[] cells) {
    String[] path = cells[0].split("\\.", -1);
    StringBuilder name = new StringBuilder(path[path.length - 2] + "." + path[path.length - 1]);
    for (int i = FIRST_PARAMETER; i < cells.length; i++) {
      name.append(cells[i].isEmpty() ? "" : " " + cells[i]);
    }
    return name.toString();
  }

  /** The names of the benchmarks with their parameters. */
  public Set<String> benchmarks() {
    return Collections.unmodifiableSet(scores.keySet());
  }

  /** The median over the runs. */
  public double median(String benchmark) {
    return Quantile.MEDIAN.of(scores.get(benchmark));
  }

  /** The best of the runs, which nothing else slowed down. */
  public double best(String benchmark) {
    return Collections.max(scores.get(benchmark));
  }

  /** The largest score over the smallest: a ratio of two builds within it may be noise. */
  public double spread(String benchmark) {
    return best(benchmark) / Collections.min(scores.get(benchmark));
  }
}
