package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.finder.model.InitialWeights;
import io.github.rangefinder.finder.model.ModelChoice;
import io.github.rangefinder.finder.run.Output;
import io.github.rangefinder.finder.run.RunSettings;
import io.github.rangefinder.finder.run.Workload;
import io.github.rangefinder.finder.run.evaluate.ModelCard;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.setting.KernelChoice;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.setting.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that trains: what on what, and how it is computed. */
final class RunOptions {
  private static final String WEIGHTS = ".npz";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private DataOptions data;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = {
        "a file that Keras wrote (.json or .keras), convnet, mlp, or layers separated by commas;"
            + " a dense layer without a number has one unit for each class (default: convnet for"
            + " images, mlp for other data)",
        "conv 32 3x3 [stride 2] [dilation 2] [groups 4] [same] [nobias] [relu], separable and"
            + " convtranspose: the same; depthwise 3x3: without a number of filters",
        "conv1d 32 3 [same|causal] ..., separable1d, convtranspose1d: the same; depthwise1d 3,"
            + " maxpool1d 2, avgpool1d 2, globalavgpool1d, globalmaxpool1d, upsample1d 2,"
            + " zeropad1d 1, crop1d 1,",
        "maxpool 2 [stride 2] [same], avgpool: the same; globalavgpool, globalmaxpool",
        "dense [128] [nobias] [relu], upsample 2 [bilinear|bicubic|lanczos3|lanczos5],"
            + " resize 64x48 [nearest|bicubic|lanczos3|lanczos5], zeropad 1, crop 1,",
        "flatten, reshape 7x7x16, permute 2 1, repeat 4, identity, rescale 2 [-1], threshold 0 [-1],",
        "batchnorm, layernorm, rmsnorm, groupnorm [32], layerscale [1e-6], normalization 0.13 0.09,",
        "activityregularization 1e-4 [1e-4],",
        "dropout 0.3, spatialdropout, alphadropout, gaussiandropout: the same; gaussiannoise 0.1,",
        "randomflip [vertical], randomtranslation 0.1, randomcontrast 0.2 [1], randombrightness 0.2"
            + " [1], prelu, leakyrelu [0.3],",
        "relu, relu6, tanh, sigmoid, softmax, elu, selu, celu, gelu, gelutanh, silu, swish, mish,",
        "softplus, softsign, hardsigmoid, hardswish, hardtanh, exponential, logsigmoid,"
            + " logsoftmax, sparseplus, sparsesigmoid, hardshrink, softshrink, tanhshrink,"
            + " sparsemax, squareplus, glu,",
        "residual(LAYERS), parallel(LAYERS | LAYERS); sum, product, average, maximum, minimum: the same"
      })
  private String model;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "initial weights: of a .keras or .h5 file of Keras, or a NumPy archive (.npz) of param_0,"
              + " param_1, ... in Keras's order,"
              + " layer by layer (default: drawn from the seed)")
  private Path weights;

  @Option(
      names = "--except-last",
      description =
          "take all weights of --weights but those of the last layer, which begins afresh: for"
              + " other classes than the file's model has")
  private boolean exceptLast;

  @Option(
      names = "--freeze",
      paramLabel = "NAMES",
      split = ",",
      hideParamSyntax = true,
      description =
          "layers that do not learn, by the names that summary shows, with commas, or all-but-last")
  private List<String> frozen = List.of();

  @Option(
      names = "--no-shuffle",
      description = "batches in the order of the data (default: shuffled anew each epoch)")
  private boolean noShuffle;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description =
          "decides the first weights and the shuffles; the same seed gives the same numbers"
              + " (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "threads that compute (default: as many as there are cores)")
  private Integer threads;

  @Option(
      names = "--kernels",
      paramLabel = "NAME",
      description =
          "what computes: vector (Java's Vector API) or ejml (slower, runs everywhere) (default:"
              + " vector where Java has it)")
  private KernelChoice kernels;

  @Mixin private VectorOptions vectors;

  @Mixin private OutOption out;

  @Option(names = "--quiet", description = "no progress, only the result")
  private boolean quiet;

  /**
   * The settings; a model that was saved as weights (.npz) stands for both.
   *
   * @throws SettingException with a sentence that names the file of the model
   */
  RunSettings settings() {
    if (model != null && model.endsWith(WEIGHTS) && weights == null) {
      weights = Path.of(model);
      model = savedModel(weights);
    }
    return new RunSettings(
        new Workload(
            data.settings(),
            model == null ? null : new ModelChoice(model),
            !noShuffle,
            new InitialWeights(weights == null ? null : weights.toString(), exceptLast, frozen)),
        seed,
        threads == null ? Runtime.getRuntime().availableProcessors() : threads,
        kernels,
        new Output(out.folder(), quiet, GivenCommand.text(command)));
  }

  private static String savedModel(Path file) {
    if (!Files.exists(file)) {
      throw SettingException.failure("--model: " + file + " does not exist");
    }
    try {
      return ModelCard.of(file)
          .map(ModelCard::model)
          .orElseThrow(
              () ->
                  SettingException.usage(
                      "--model: "
                          + file
                          + " has weights, but does not say of which model; give --model MODEL"
                          + " --weights "
                          + file));
    } catch (IOException e) {
      throw SettingException.failure("--model: " + e.getMessage());
    }
  }

  /**
   * Decides which kernels compute, before the first of them does.
   *
   * @param vectorObstacle why there are no vector kernels though nobody chose others; null if there
   *     are
   * @param warning receives a sentence if the choice is a slow one
   */
  void chooseKernels(String vectorObstacle, Consumer<String> warning) {
    vectors.choose();
    if (kernels != null) {
      System.setProperty(Kernels.PROPERTY, Words.word(kernels));
    }
    if (vectorObstacle != null && kernels == KernelChoice.VECTOR) {
      throw SettingException.failure("--kernels vector is not possible: " + vectorObstacle);
    }
    if (vectorObstacle != null && kernels == null) {
      warning.accept("training with the EJML kernels, several times slower: " + vectorObstacle);
    }
  }

  /**
   * Opens the place where the trainings run, with the kernels that were asked for.
   *
   * @param vectorObstacle why this JVM has no vector kernels, where it computes itself
   */
  TrialRunner open(
      PlaceOptions place, String vectorObstacle, Meters meters, Consumer<String> warning)
      throws IOException {
    chooseKernels(place.isSpark() ? null : vectorObstacle, warning);
    return place.open(settings().threads(), kernels, vectors.bits(), meters, warning);
  }
}
