package io.github.rangefinder.finder.run.evaluate;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.Unlabelled;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.engine.training.Predictor;
import io.github.rangefinder.engine.training.Trainer;
import io.github.rangefinder.finder.model.DescribedModel;
import io.github.rangefinder.finder.model.keras.ModelSummary;
import io.github.rangefinder.finder.run.Footprint;
import io.github.rangefinder.finder.run.RunSettings;
import io.github.rangefinder.finder.run.Workload;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.source.NumberScale;
import io.github.rangefinder.finder.source.SampleForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A trained model, with samples that it is asked about read as those were it was trained on. */
public final class TrainedModel {
  private static final int BATCH_SIZE = 250;

  private final RunSettings settings;
  private final Optional<ModelCard> card;
  private final Dataset data;
  private final Network model;
  private final ModelSummary summary;

  private TrainedModel(
      RunSettings settings, Optional<ModelCard> card, Dataset data, DescribedModel described)
      throws DataFormatException {
    this.settings = settings;
    this.card = card;
    this.data = data;
    this.model = described.network();
    this.summary = described.summary();
  }

  /**
   * Reads the model and the samples.
   *
   * @throws IOException with a sentence that names a file and what is wrong with it, or how the
   *     samples differ from those of the training
   * @throws SettingException if the model has no trained weights
   */
  public static TrainedModel read(RunSettings settings) throws IOException {
    return read(settings, true);
  }

  /** The same with samples that need not say what they are. */
  public static TrainedModel readUnlabelled(RunSettings settings) throws IOException {
    return read(settings, false);
  }

  private static TrainedModel read(RunSettings settings, boolean labelled) throws IOException {
    Workload workload = settings.workload();
    if (!hasWeights(workload)) {
      throw SettingException.usage(
          "there is no trained model: ",
          Setting.MODEL,
          " must name a file with weights in it, or ",
          Setting.WEIGHTS,
          " one of weights");
    }
    Optional<ModelCard> card =
        ModelCard.of(
            Path.of(workload.weights() != null ? workload.weights() : workload.model().text()));
    Optional<SampleForm> form = card.map(ModelCard::data);
    Dataset data =
        labelled ? workload.data().readToEvaluate(form) : workload.data().readToPredict(form);
    return new TrainedModel(settings, card, data, workload.described(data, settings.seed()));
  }

  /** Layers in words, a preset and a description in JSON have none. */
  private static boolean hasWeights(Workload workload) {
    return workload.weights() != null
        || workload.model() != null
            && workload.model().text().toLowerCase(Locale.ROOT).matches(".+\\.(keras|h5|hdf5)");
  }

  /** Whether the model says how its samples were read; if not, the options decide. */
  public boolean knowsItsSamples() {
    return card.isPresent();
  }

  /** A sentence if the samples seem to be scaled in another way than the training's were. */
  public Optional<String> doubt() {
    return form()
        .map(form -> form.inputs().scale())
        .flatMap(
            trained -> NumberScale.of(data).doubt(settings.workload().data().place(), trained));
  }

  /** The samples, as the model reads them. */
  public Dataset data() {
    return data;
  }

  /** The probability of each class for each sample, {@code (samples, classes)}. */
  Tensor probabilities() {
    try (Workers workers = new Workers(settings.threads())) {
      return new Predictor(model, batchSize(), workers).probabilities(data);
    }
  }

  /** The numbers predicted for each sample, {@code (samples, outputs)}, as the model has them. */
  Tensor outputs() {
    try (Workers workers = new Workers(settings.threads())) {
      return new Predictor(model, batchSize(), workers).outputs(data);
    }
  }

  /** What the positions of the samples are taken for; empty where they have no classes. */
  Optional<Confusion> positions() {
    try (Workers workers = new Workers(settings.threads())) {
      return Confusion.ofPositions(model, data, batchSize(), workers);
    }
  }

  /** Mean loss and accuracy, as a training would find them on these samples. */
  Metrics metrics() {
    try (Workers workers = new Workers(settings.threads())) {
      return new Trainer(model, new Sgd(), batchSize(), workers).evaluate(data);
    }
  }

  private int batchSize() {
    return Math.min(Footprint.mostSamples(model, BATCH_SIZE), data.size());
  }

  Network model() {
    return model;
  }

  RunSettings settings() {
    return settings;
  }

  /** Every option's value in force. */
  Map<String, Object> inForce() {
    return settings.inForce(data, summary);
  }

  /** How the training's samples were read, if the model says so. */
  Optional<SampleForm> form() {
    return card.map(ModelCard::data);
  }

  /**
   * The names of all classes that the model knows, numbers for those without; empty for numbers to
   * predict.
   */
  public List<String> classes() {
    if (data.targets() instanceof Labels labels) {
      return classes(labels, model);
    }
    boolean numbers =
        form()
            .map(form -> form.answers().regression())
            .orElse(settings.workload().data().task() == LearningTask.REGRESSION);
    return data.targets() instanceof Unlabelled && !numbers && model.outputShape().rank() == 1
        ? classes(form().map(form -> form.answers().classes()).orElse(List.of()), 0, model)
        : List.of();
  }

  /** The names of a model's classes, as many as it has outputs for. */
  public static List<String> classes(Labels labels, Network model) {
    return classes(labels.names(), labels.outputs(), model);
  }

  private static List<String> classes(List<String> known, int labelled, Network model) {
    List<String> names = new ArrayList<>(known);
    int outputs = model.outputShape().size();
    int all = Math.max(labelled, outputs == 1 ? 2 : outputs);
    while (names.size() < all) {
      names.add(Integer.toString(names.size()));
    }
    return names;
  }
}
