package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.AveragePool2d;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Dropout;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.GlobalAveragePool2d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LeakyRelu;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.layer.Window;
import io.github.rangefinder.finder.model.LayerWords.Sizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The layers that a line of text can name, and the words that may follow each name. */
final class LayerForms {
  private static final Map<String, Form> FORMS = new LinkedHashMap<>();

  /** Activations have names of their own and may also stand behind the words of a layer. */
  private static final Map<String, Layer> ACTIVATIONS = new LinkedHashMap<>();

  /** How a layer is written. */
  private record Form(String text, Reader reader) {}

  /** Makes a layer of the words behind its name; null for the identity. */
  private interface Reader {
    Layer read(LayerWords words, int outputs);
  }

  static {
    ACTIVATIONS.put("relu", Activation.RELU);
    ACTIVATIONS.put("tanh", Activation.TANH);
    ACTIVATIONS.put("sigmoid", Activation.SIGMOID);
    ACTIVATIONS.put("softmax", new Softmax());
    form("conv FILTERS SIZE [stride N] [same] [nobias] [ACTIVATION]", LayerForms::convolution);
    form("maxpool SIZE [stride SIZE] [same]", (words, outputs) -> new MaxPool2d(window(words)));
    form("avgpool SIZE [stride SIZE] [same]", (words, outputs) -> new AveragePool2d(window(words)));
    form("globalavgpool", (words, outputs) -> new GlobalAveragePool2d());
    form("identity", (words, outputs) -> null);
    form("flatten", (words, outputs) -> new Flatten());
    form("dense [UNITS] [nobias] [ACTIVATION]", LayerForms::dense);
    form("dropout RATE", (words, outputs) -> new Dropout(words.number("the rate (such as 0.3)")));
    form("batchnorm", (words, outputs) -> new BatchNormalization());
    form("leakyrelu [SLOPE]", LayerForms::leakyRelu);
    form("rescale FACTOR [OFFSET]", LayerForms::rescaling);
    ACTIVATIONS.forEach((name, layer) -> form(name, (words, outputs) -> layer));
  }

  private LayerForms() {}

  private static void form(String text, Reader reader) {
    FORMS.put(text.split(" ", 2)[0], new Form(text, reader));
  }

  /**
   * The layers of some words: one, or one and its activation.
   *
   * @param outputs the units of a dense layer that does not say how many
   * @throws LayerTextException that points at the word that is wrong
   */
  static List<Layer> read(LayerWords words, int outputs) {
    Form form = FORMS.get(words.name());
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

  private static List<Layer> layer(LayerWords words, int outputs, Form form) {
    try {
      Layer layer = form.reader.read(words, outputs);
      return layer == null ? List.of() : List.of(layer);
    } catch (LayerTextException e) {
      throw e;
    } catch (IllegalArgumentException e) { // a layer that cannot have such sizes
      throw words.wrong(e.getMessage());
    }
  }

  private static Layer convolution(LayerWords words, int outputs) {
    int filters = words.count("the number of filters");
    Sizes size = words.sizes("the kernel size (such as 3x3)");
    int stride = words.take("stride") ? words.count("the stride") : 1;
    Padding padding = padding(words);
    boolean hasBias = !words.take("nobias");
    return new Conv2d(
        filters, size.height(), size.width(), stride, padding, new GlorotUniform(), hasBias);
  }

  private static Layer dense(LayerWords words, int outputs) {
    int units = words.optionalCount().orElse(outputs);
    return new Dense(units, new GlorotUniform(), !words.take("nobias"));
  }

  private static Layer leakyRelu(LayerWords words, int outputs) {
    return new LeakyRelu(
        words.hasNumber() ? (float) words.number("the slope") : LeakyRelu.DEFAULT_SLOPE);
  }

  private static Layer rescaling(LayerWords words, int outputs) {
    float scale = (float) words.number("the factor");
    return new Rescaling(scale, words.hasNumber() ? (float) words.number("the offset") : 0);
  }

  private static Window window(LayerWords words) {
    Sizes size = words.sizes("the window (such as 2 or 3x2)");
    Sizes stride = words.take("stride") ? words.sizes("the stride") : size;
    return new Window(size.height(), size.width(), stride.height(), stride.width(), padding(words));
  }

  private static Padding padding(LayerWords words) {
    return words.take("same") ? Padding.SAME : Padding.VALID;
  }
}
