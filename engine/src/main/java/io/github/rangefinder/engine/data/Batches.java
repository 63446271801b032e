package io.github.rangefinder.engine.data;

/**
 * Which samples an iteration trains on. Iterations count from 0 through all epochs; the last batch
 * of an epoch is smaller where the batch size does not divide the number of samples.
 *
 * <pre>{@code
 * for (int i = 0; i < batches.iterations(epochs); i++) {
 *   step.run(dataset, batches.order(i), batches.from(i), batches.count(i), learningRate);
 * }
 * }</pre>
 *
 * <p>Only the first iteration of a shuffled epoch allocates (a random generator); the order lives
 * in one array for all epochs.
 */
public final class Batches {
  private static final int NO_EPOCH = -1;

  private final int size;
  private final int batchSize;
  private final boolean shuffle;
  private final long seed;
  private final int[] order;
  private int epochInOrder = NO_EPOCH;

  /**
   * Batches over a data set.
   *
   * @param size the number of samples
   * @param shuffle whether each epoch has an order of its own, drawn from the seed (see {@link
   *     Shuffle}), or the data set's
   * @throws IllegalArgumentException unless {@code 1 <= batchSize <= size}
   */
  public Batches(int size, int batchSize, boolean shuffle, long seed) {
    if (batchSize < 1 || batchSize > size) {
      throw new IllegalArgumentException(
          "a batch must hold between 1 and all %d samples, got batch size %d"
              .formatted(size, batchSize));
    }
    this.size = size;
    this.batchSize = batchSize;
    this.shuffle = shuffle;
    this.seed = seed;
    this.order = new int[size];
    Shuffle.fillInSequence(order);
  }

  /** The number of iterations in one epoch, {@code ceil(size / batchSize)}. */
  public int perEpoch() {
    return (size - 1) / batchSize + 1;
  }

  /**
   * The number of iterations in several epochs.
   *
   * @throws ArithmeticException if that is no {@code int}
   */
  public int iterations(int epochs) {
    return Math.multiplyExact(epochs, perEpoch());
  }

  /** The epoch an iteration belongs to, from 0. */
  public int epoch(int iteration) {
    return iteration / perEpoch();
  }

  /** Where an iteration's batch starts in {@link #order}. */
  public int from(int iteration) {
    return iteration % perEpoch() * batchSize;
  }

  /** The number of samples in an iteration's batch. */
  public int count(int iteration) {
    return Math.min(batchSize, size - from(iteration));
  }

  /** The order of the samples in an iteration's epoch; overwritten when another epoch is asked. */
  public int[] order(int iteration) {
    int epoch = epoch(iteration);
    if (shuffle && epoch != epochInOrder) {
      Shuffle.fill(order, seed, epoch);
      epochInOrder = epoch;
    }
    return order;
  }
}
