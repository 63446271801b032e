package io.github.rangefinder.finder.run.evaluate;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.engine.training.PositionCounts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How many samples of each class, or positions of samples, were taken for each.
 *
 * @param classes the classes' names in their order
 * @param counts a row for each class, a column for what its samples were taken for
 */
public record Confusion(List<String> classes, long[][] counts) {
  /** Checks that there is a row and a column for each class. */
  public Confusion {
    for (long[] row : counts) {
      if (counts.length != classes.size() || row.length != classes.size()) {
        throw new IllegalArgumentException(
            "expected %d rows of %d counts, got %d rows, one of %d"
                .formatted(classes.size(), classes.size(), counts.length, row.length));
      }
    }
  }

  /** What the probabilities {@code (samples, classes)} make of labelled samples. */
  public static Confusion of(Labels labels, List<String> classes, Tensor probabilities) {
    long[][] counts = new long[classes.size()][classes.size()];
    for (int sample = 0; sample < labels.size(); sample++) {
      counts[labels.label(sample)][Predictions.likeliest(probabilities, sample)]++;
    }
    return new Confusion(classes, counts);
  }

  /** What a model takes the positions of samples for; empty where they have no classes. */
  public static Optional<Confusion> ofPositions(
      Network model, Dataset data, int batchSize, Workers workers) {
    return PositionCounts.of(model, data, batchSize, workers)
        .map(
            counts ->
                new Confusion(
                    IntStream.range(0, counts.length).mapToObj(Integer::toString).toList(),
                    counts));
  }

  /** How many samples or positions there are. */
  public long total() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  /** How many samples a class has. */
  public long count(int label) {
    return Arrays.stream(counts[label]).sum();
  }

  /** The share of a class's samples that were found; empty if it has none. */
  public OptionalDouble recall(int label) {
    return share(counts[label][label], count(label));
  }

  /** The share of what was taken for a class that is of it; empty if nothing was. */
  public OptionalDouble precision(int label) {
    return share(counts[label][label], Arrays.stream(counts).mapToLong(row -> row[label]).sum());
  }

  private static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }

  /** The commonest class. */
  public int commonest() {
    int most = 0;
    for (int label = 1; label < counts.length; label++) {
      most = count(label) > count(most) ? label : most;
    }
    return most;
  }

  /** How many samples were taken for another class. */
  public long mistakes() {
    long mistakes = 0;
    for (int label = 0; label < counts.length; label++) {
      mistakes += count(label) - counts[label][label];
    }
    return mistakes;
  }
}
