package io.github.rangefinder.finder.run.evaluate;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.DescribedModel;
import io.github.rangefinder.finder.model.keras.ModelSummary;
import io.github.rangefinder.finder.run.DefaultBatchSize;
import io.github.rangefinder.finder.run.StepMemory;
import io.github.rangefinder.finder.run.Workload;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a model is, without training it.
 *
 * @param summary its layers
 * @param memory that of a step of training
 */
public record ModelReport(ModelSummary summary, StepMemory memory) {
  private static final long SEED = 1;

  /** The rows and columns of the photographs that most networks for any size are trained on. */
  private static final int PHOTOGRAPH = 224;

  /**
   * The model that a workload names, for its data.
   *
   * @param batchSize samples of a step; null for what suits the data
   * @throws IOException with a sentence that names a file and what is wrong with it
   * @throws IllegalArgumentException if the model cannot read the data's samples
   */
  public static ModelReport ofData(Workload workload, Integer batchSize) throws IOException {
    Dataset training = workload.data().readTraining();
    return of(
        workload.described(training, SEED),
        batchSize == null ? DefaultBatchSize.of(training.size()) : batchSize);
  }

  /**
   * The model of a file that says which samples it reads, those of {@value #PHOTOGRAPH} rows and
   * columns where it takes any; empty if the workload's model does not.
   *
   * @param batchSize samples of a step; null for the largest that a run takes by itself
   * @throws IOException with a sentence that names a file and what is wrong with it
   */
  public static Optional<ModelReport> ofModel(Workload workload, Integer batchSize)
      throws IOException {
    Optional<Shape> sample =
        workload.model() == null ? Optional.empty() : workload.model().ownShape(PHOTOGRAPH);
    if (sample.isEmpty()) {
      return Optional.empty();
    }
    DescribedModel model =
        workload.model().create(sample.get(), 1, "the model", SEED, workload.initial());
    return Optional.of(of(model, batchSize == null ? DefaultBatchSize.MOST : batchSize));
  }

  private static ModelReport of(DescribedModel model, int batchSize) throws IOException {
    SettingException.requireAtLeastOne(Setting.BATCH_SIZE, batchSize);
    return new ModelReport(model.summary(), StepMemory.of(model.network(), batchSize));
  }

  /** A table in text, a line for each layer. */
  public List<String> layers() {
    return summary.lines();
  }

  /** How many numbers all layers hold. */
  public long parameters() {
    return summary.counts().parameters();
  }

  /** How many of them learn. */
  public long learned() {
    return summary.counts().learned();
  }

  /** Multiply-adds of a forward pass over one sample. */
  public long multiplyAdds() {
    return summary.counts().multiplyAdds();
  }
}
