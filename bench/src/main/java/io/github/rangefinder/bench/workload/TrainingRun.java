package io.github.rangefinder.bench.workload;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.training.TrainingStep;

/** Training of the network on MNIST in file order, step by step, with threads of its own. */
public final class TrainingRun implements AutoCloseable {
  private final Dataset data;
  private final double learningRate;
  private final Batches batches;
  private final Workers workers;
  private final TrainingStep step;
  private int iteration;

  /** A run from {@link ConvNet}'s first weights. */
  public TrainingRun(Dataset data, OptimizerChoice optimizer, int batchSize, int threads) {
    this.data = data;
    learningRate = optimizer.learningRate();
    batches = new Batches(data.size(), batchSize, false, 0);
    workers = new Workers(threads);
    step = new TrainingStep(ConvNet.create(), optimizer.create(), batchSize, workers);
  }

  /** Trains on the next batch and returns its mean loss before the update. */
  public double next() {
    int i = iteration++;
    return step.run(data, batches.order(i), batches.from(i), batches.count(i), learningRate);
  }

  @Override
  public void close() {
    workers.close();
  }
}
