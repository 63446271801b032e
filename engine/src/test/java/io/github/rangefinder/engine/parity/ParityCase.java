package io.github.rangefinder.engine.parity;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.AdamW;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.optimizer.RmsProp;
import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A network of the parity folder and what PyTorch computed for it; the folder's README says what
 * the arrays mean.
 */
@SuppressWarnings("ArrayRecordComponent") // its records are never compared
public final class ParityCase {
  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .create();

  private final Description description;
  private final Npz arrays;

  private record Description(
      String name,
      int[] inputShape,
      int classes,
      int batch,
      int steps,
      List<LayerDescription> layers,
      List<Run> runs) {}

  /** What a layer does not have is 0 or null. */
  private record LayerDescription(
      String type,
      int filters,
      int kernel,
      int stride,
      String padding,
      int pool,
      int units,
      String activation) {

    private void addTo(List<Layer> layers) {
      layers.add(layer());
      if (activation != null) {
        layers.add(Activation.valueOf(activation.toUpperCase(Locale.ROOT)));
      }
    }

    private Layer layer() {
      return switch (type) {
        case "conv2d" -> {
          Padding border = "same".equals(padding) ? Padding.SAME : Padding.VALID;
          yield new Conv2d(filters, kernel, stride == 0 ? 1 : stride, border);
        }
        case "maxpool2d" -> new MaxPool2d(pool, stride == 0 ? pool : stride);
        case "flatten" -> new Flatten();
        case "dense" -> new Dense(units);
        default -> throw new IllegalArgumentException("no layer is called " + type);
      };
    }
  }

  /**
   * A training run.
   *
   * @param lr the learning rate, unless there is a ramp
   * @param ramp the ends of an exponential ramp, or null
   */
  public record Run(
      String name,
      double lr,
      double momentum,
      boolean nesterov,
      double weightDecay,
      double[] ramp) {

    /** A fresh optimizer. */
    public Optimizer optimizer() {
      return switch (name) {
        case "sgd" -> new Sgd(momentum, nesterov, weightDecay);
        case "adam" -> new Adam();
        case "adamw" ->
            new AdamW(Adam.DEFAULT_BETA1, Adam.DEFAULT_BETA2, Adam.DEFAULT_EPSILON, weightDecay);
        case "rmsprop" -> new RmsProp();
        default -> throw new IllegalArgumentException("no optimizer is called " + name);
      };
    }
  }

  private ParityCase(Description description, Npz arrays) {
    this.description = description;
    this.arrays = arrays;
  }

  /** Reads {@code /parity/NAME.json} and {@code NAME.npz} from the test resources. */
  public static ParityCase load(String name) {
    try (InputStream json = open(name + ".json");
        InputStream npz = open(name + ".npz")) {
      InputStreamReader text = new InputStreamReader(json, StandardCharsets.UTF_8);
      return new ParityCase(GSON.fromJson(text, Description.class), Npz.read(npz));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static InputStream open(String file) {
    return ParityCase.class.getResourceAsStream("/parity/" + file);
  }

  /** The number of classes. */
  public int classes() {
    return description.classes();
  }

  /** The shape of one sample. */
  public Shape inputShape() {
    return Shape.of(description.inputShape());
  }

  /** Samples in each batch. */
  public int batch() {
    return description.batch();
  }

  /** Batches in each run, one after the other in the order of the samples. */
  public int steps() {
    return description.steps();
  }

  /** The training runs. */
  public List<Run> runs() {
    return description.runs();
  }

  /** The network's layers. */
  public List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    for (LayerDescription layer : description.layers()) {
      layer.addTo(layers);
    }
    return layers;
  }

  /** The samples of all batches. */
  public FloatDataset dataset() {
    FloatRows samples = FloatRows.of(array("x").data(), inputShape().size());
    return new FloatDataset(inputShape(), samples, new Labels(arrays.ints("y"), classes()));
  }

  /** Gives parameters, kernel before bias and layer by layer, their initial values. */
  public void initialize(List<Parameter> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      float[] initial = array("param_" + i).data();
      System.arraycopy(initial, 0, parameters.get(i).data().data(), 0, initial.length);
    }
  }

  /** An array of floats by its name in the archive. */
  public Tensor array(String name) {
    return arrays.tensor(name);
  }

  /** The learning rate of each step of a run. */
  public double[] learningRates(int run) {
    if (runs().get(run).ramp() != null) {
      return arrays.doubles("run_" + run + "_lrs");
    }
    double[] constant = new double[steps()];
    Arrays.fill(constant, runs().get(run).lr());
    return constant;
  }

  @Override
  public String toString() {
    return description.name();
  }
}
