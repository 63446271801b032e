package io.github.rangefinder.bench.workload;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.training.TrainingStep;
import java.util.Arrays;

/** Training of the network on MNIST in file order, step by step, with threads of its own. */
public final class TrainingRun implements AutoCloseable {
  /** Batches of a workload's data: enough not to stay in cache. */
  private static final int BATCHES = 8;

  private final Dataset data;
  private final double learningRate;
  private final Batches batches;
  private final Workers workers;
  private final TrainingStep step;
  private int iteration;

  /** A run from {@link ConvNet}'s first weights. */
  public TrainingRun(Dataset data, OptimizerChoice optimizer, int batchSize, int threads) {
    this(ConvNet.create(), data, optimizer, batchSize, threads);
  }

  /** A run of a workload with Adam, on numbers that say nothing. */
  public static TrainingRun of(Workload workload, int threads) {
    int n = BATCHES * workload.batch();
    float[] samples = RandomFloats.array(n * workload.input().size(), ConvNet.SEED);
    int[] labels = new int[n];
    Arrays.setAll(labels, i -> i % Workload.CLASSES);
    Dataset data =
        new FloatDataset(
            workload.input(),
            FloatRows.of(samples, workload.input().size()),
            new Labels(labels, Workload.CLASSES));
    return new TrainingRun(
        workload.create(), data, OptimizerChoice.ADAM, workload.batch(), threads);
  }

  private TrainingRun(
      Network network, Dataset data, OptimizerChoice optimizer, int batchSize, int threads) {
    this.data = data;
    learningRate = optimizer.learningRate();
    batches = new Batches(data.size(), batchSize, false, 0);
    workers = new Workers(threads);
    step = new TrainingStep(network, optimizer.create(), batchSize, workers);
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
