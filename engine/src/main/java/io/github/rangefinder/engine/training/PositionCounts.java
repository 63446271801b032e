package io.github.rangefinder.engine.training;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a network takes each position of samples for, such as each pixel of an image, every layer in
 * its inference form.
 */
public final class PositionCounts {
  private PositionCounts() {}

  /**
   * How many positions of each class were taken for each: a row for each class, a column for what
   * its positions were taken for. Empty where the data has no class at each position.
   *
   * @param batchSize samples at a time
   * @throws IllegalArgumentException if the network does not fit the data, naming both sides
   */
  public static Optional<long[][]> of(
      Network network, Dataset data, int batchSize, Workers workers) {
    BatchLoss loss = BatchLoss.of(data.targets(), batchSize, network.output());
    loss.requireFitting(network);
    int classes = loss.classesAtPositions();
    if (classes == 0) {
      return Optional.empty();
    }
    long[] counts = new long[classes * classes];
    new Predictor(network, batchSize, workers)
        .forEachBatch(
            data,
            (first, n, given) -> {
              for (int row = 0; row < n; row++) {
                loss.read(first + row, row);
              }
              loss.count(given, n, counts);
            });
    long[][] rows = new long[classes][];
    Arrays.setAll(rows, row -> Arrays.copyOfRange(counts, row * classes, (row + 1) * classes));
    return Optional.of(rows);
  }
}
