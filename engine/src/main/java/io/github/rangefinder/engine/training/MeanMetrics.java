package io.github.rangefinder.engine.training;

/** Metrics of several batches, each counted by its samples. */
final class MeanMetrics {
  private final BatchLoss loss;
  private double lossSum;
  private long correct;
  private long samples;

  MeanMetrics(BatchLoss loss) {
    this.loss = loss;
  }

  void add(int n, double meanLoss, int correctOfThem) {
    lossSum += n * meanLoss;
    correct += correctOfThem;
    samples += n;
  }

  Metrics metrics() {
    return new Metrics(lossSum / samples, loss.accuracy(correct, samples));
  }
}
