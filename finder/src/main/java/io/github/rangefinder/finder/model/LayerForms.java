package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.GroupNormalization;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LayerNormalization;
import io.github.rangefinder.engine.layer.LayerNormalization.Form;
import io.github.rangefinder.engine.layer.LayerScale;
import io.github.rangefinder.engine.layer.LeakyRelu;
import io.github.rangefinder.engine.layer.Prelu;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.layer.Threshold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The layers that a line of text can name, and the words that may follow each name. */
final class LayerForms {
  private static final Map<String, Written> FORMS = new LinkedHashMap<>();

  /** Activations have names of their own and may also stand behind the words of a layer. */
  private static final Map<String, Layer> ACTIVATIONS = ActivationForms.all();

  /** How a layer is written. */
  private record Written(String text, Reader reader) {}

  /** Makes a layer of the words behind its name; null for the identity. */
  interface Reader {
    Layer read(LayerWords words, int outputs);
  }

  static {
    ConvolutionForms.addTo(LayerForms::form);
    PoolingForms.addTo(LayerForms::form);
    SeriesForms.addTo(LayerForms::form);
    ShapeForms.addTo(LayerForms::form);
    NoiseForms.addTo(LayerForms::form);
    form("identity", (words, outputs) -> null);
    form("dense [UNITS] [nobias] [ACTIVATION]", LayerForms::dense);
    form("batchnorm", (words, outputs) -> new BatchNormalization());
    form("layernorm", (words, outputs) -> new LayerNormalization());
    form("rmsnorm", (words, outputs) -> rootMeanSquare());
    form("layerscale [START]", LayerForms::layerScale);
    form("groupnorm [GROUPS]", LayerForms::groupNormalization);
    form("leakyrelu [SLOPE]", LayerForms::leakyRelu);
    form("prelu", (words, outputs) -> new Prelu());
    form("threshold VALUE [OTHERWISE]", LayerForms::threshold);
    form("rescale FACTOR [OFFSET]", LayerForms::rescaling);
    form("normalization MEAN VARIANCE", LayerForms::normalization);
    ACTIVATIONS.forEach((name, layer) -> form(name, (words, outputs) -> layer));
  }

  private LayerForms() {}

  private static void form(String text, Reader reader) {
    FORMS.put(text.split(" ", 2)[0], new Written(text, reader));
  }

  /**
   * The layers of some words: one, or one and its activation.
   *
   * @param outputs the units of a dense layer that does not say how many
   * @throws LayerTextException that points at the word that is wrong
   */
  static List<Layer> read(LayerWords words, int outputs) {
    Written form = FORMS.get(words.name());
    if (form == null) {
      throw words.wrong("there is no layer '%s'; there are %s".formatted(words.name(), names()));
    }
    List<Layer> layers = new ArrayList<>(layer(words, outputs, form));
    if (form.text.endsWith("[ACTIVATION]")) {
      layers.addAll(activation(words, form.text));
    } else {
      words.end(form.text);
    }
    return layers;
  }

  /**
   * The activation among the words that are left, or nothing.
   *
   * @param form how all the words are written, for messages
   * @throws LayerTextException that points at any other word
   */
  static List<Layer> activation(LayerWords words, String form) {
    Layer activation = ACTIVATIONS.get(words.takeOneOf(ACTIVATIONS.keySet()));
    words.end(form);
    return activation == null ? List.of() : List.of(activation);
  }

  private static String names() {
    return Stream.concat(FORMS.keySet().stream(), LayerBracket.NAMES.stream())
        .collect(Collectors.joining(", "));
  }

  private static List<Layer> layer(LayerWords words, int outputs, Written form) {
    try {
      Layer layer = form.reader.read(words, outputs);
      return layer == null ? List.of() : List.of(layer);
    } catch (LayerTextException e) {
      throw e;
    } catch (IllegalArgumentException e) { // a layer that cannot have such sizes
      throw words.wrong(e.getMessage());
    }
  }

  private static Layer dense(LayerWords words, int outputs) {
    int units = words.optionalCount().orElse(outputs);
    return new Dense(units, new GlorotUniform(), !words.take("nobias"));
  }

  private static Layer leakyRelu(LayerWords words, int outputs) {
    return new LeakyRelu(
        words.hasNumber() ? (float) words.number("the slope") : LeakyRelu.DEFAULT_SLOPE);
  }

  private static Layer rootMeanSquare() {
    return new LayerNormalization(
        List.of(-1), LayerNormalization.ROOT_EPSILON, false, true, Form.ROOT_MEAN_SQUARE);
  }

  private static Layer threshold(LayerWords words, int outputs) {
    float value = (float) words.number("the threshold");
    return new Threshold(value, words.hasNumber() ? (float) words.number("what else") : 0);
  }

  private static Layer rescaling(LayerWords words, int outputs) {
    float scale = (float) words.number("the factor");
    return new Rescaling(scale, words.hasNumber() ? (float) words.number("the offset") : 0);
  }

  /** By a mean and a variance for all numbers: (x - mean) / √variance. */
  private static Layer normalization(LayerWords words, int outputs) {
    double mean = words.number("the mean");
    double variance = words.number("the variance");
    if (!(variance > 0)) {
      throw new IllegalArgumentException("the variance must be above 0, got " + variance);
    }
    double deviation = Math.sqrt(variance);
    return new Rescaling((float) (1 / deviation), (float) (-mean / deviation));
  }

  private static Layer layerScale(LayerWords words, int outputs) {
    return new LayerScale(
        words.hasNumber() ? words.number("where it starts") : LayerScale.DEFAULT_INITIAL);
  }

  private static Layer groupNormalization(LayerWords words, int outputs) {
    return new GroupNormalization(words.optionalCount().orElse(GroupNormalization.DEFAULT_GROUPS));
  }
}
