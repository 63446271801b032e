package io.github.rangefinder.finder.model;

import com.google.gson.JsonElement;
import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.init.HeNormal;
import io.github.rangefinder.engine.init.Initializer;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The engine's layers for each of Keras's that can be read. */
final class KerasLayer {
  private static final List<String> CHANNELS_LAST = List.of("channels_last");

  /** The slope of the function leaky_relu, which is not that of the layer LeakyReLU. */
  private static final float KERAS_LEAKY_RELU_FUNCTION = 0.2f;

  /** What pulls at weights beside the loss, or would have to hold them still. */
  private static final Set<String> NOT_LEARNED_LIKE_THAT =
      Set.of(
          "kernel_regularizer",
          "bias_regularizer",
          "beta_regularizer",
          "gamma_regularizer",
          "activity_regularizer",
          "kernel_constraint",
          "bias_constraint",
          "beta_constraint",
          "gamma_constraint",
          "quantization_config");

  private static final Map<String, Reader> READERS = new LinkedHashMap<>();

  /** Makes layers of one layer's options. */
  private interface Reader {
    List<Layer> read(KerasOptions options, int rank, boolean drawn) throws DataFormatException;
  }

  static {
    READERS.put("InputLayer", (options, rank, drawn) -> List.of());
    READERS.put("Conv2D", KerasLayer::convolution);
    READERS.put("MaxPooling2D", (o, rank, drawn) -> List.of(new MaxPool2d(window(o))));
    READERS.put("AveragePooling2D", (o, rank, drawn) -> List.of(new AveragePool2d(window(o))));
    READERS.put("GlobalAveragePooling2D", KerasLayer::globalAverage);
    READERS.put("Flatten", KerasLayer::flatten);
    READERS.put("Dense", KerasLayer::dense);
    READERS.put("Dropout", KerasLayer::dropout);
    READERS.put("BatchNormalization", KerasLayer::batchNormalization);
    READERS.put("Activation", (options, rank, drawn) -> activation(options));
    READERS.put("ReLU", KerasLayer::relu);
    READERS.put("LeakyReLU", KerasLayer::leakyRelu);
    READERS.put("Softmax", KerasLayer::softmax);
    READERS.put("Rescaling", KerasLayer::rescaling);
  }

  private KerasLayer() {}

  /** The classes that can be read. */
  static String known() {
    return String.join(", ", READERS.keySet());
  }

  /**
   * The layers for one of Keras's: none, one, or one and its activation.
   *
   * @param rank the axes of a sample before it
   * @param drawn whether its weights are drawn, so that it matters from what
   * @throws DataFormatException if it, or an option of it, cannot be had
   */
  static List<Layer> read(KerasOptions options, int rank, boolean drawn)
      throws DataFormatException {
    Reader reader = READERS.get(options.kerasClass());
    if (reader == null) {
      throw options.cannot("cannot be read; what can be: " + known());
    }
    options.without(NOT_LEARNED_LIKE_THAT);
    options.oneOf("trainable", List.of("true"));
    try {
      return reader.read(options, rank, drawn);
    } catch (IllegalArgumentException e) { // numbers that such a layer cannot have
      throw options.cannot("cannot be had: " + e.getMessage());
    }
  }

  private static List<Layer> convolution(KerasOptions options, int rank, boolean drawn)
      throws DataFormatException {
    int[] size = options.pair("kernel_size");
    int[] stride = options.pair("strides", 1, 1);
    options.oneOf("data_format", CHANNELS_LAST);
    options.oneOf("groups", List.of("1"));
    int[] dilation = options.pair("dilation_rate", 1, 1);
    if (stride[0] != stride[1] || dilation[0] != 1 || dilation[1] != 1) {
      throw options.cannot(
          "has strides %d, %d and dilation_rate %d, %d; what can be read is two equal strides, 1, 1"
              .formatted(stride[0], stride[1], dilation[0], dilation[1]));
    }
    return activated(
        new Conv2d(
            options.count("filters"),
            size[0],
            size[1],
            stride[0],
            padding(options),
            initializer(options, drawn),
            options.isTrue("use_bias", true)),
        options);
  }

  private static List<Layer> dense(KerasOptions options, int rank, boolean drawn)
      throws DataFormatException {
    return activated(
        new Dense(
            options.count("units"), initializer(options, drawn), options.isTrue("use_bias", true)),
        options);
  }

  private static Initializer initializer(KerasOptions options, boolean drawn)
      throws DataFormatException {
    if (!drawn) {
      return new GlorotUniform();
    }
    options.named("bias_initializer", List.of("Zeros", "zeros"));
    String name =
        options.named(
            "kernel_initializer",
            List.of("GlorotUniform", "glorot_uniform", "HeNormal", "he_normal"));
    return name.startsWith("G") || name.startsWith("g") ? new GlorotUniform() : new HeNormal();
  }

  private static List<Layer> globalAverage(KerasOptions options, int rank, boolean drawn)
      throws DataFormatException {
    options.oneOf("data_format", CHANNELS_LAST);
    options.without(Set.of("keepdims"));
    return List.of(new GlobalAveragePool2d());
  }

  private static List<Layer> flatten(KerasOptions options, int rank, boolean drawn)
      throws DataFormatException {
    options.oneOf("data_format", CHANNELS_LAST);
    return List.of(new Flatten());
  }

  private static List<Layer> dropout(KerasOptions options, int rank, boolean drawn)
      throws DataFormatException {
    options.without(Set.of("noise_shape"));
    return List.of(new Dropout(options.number("rate", 0)));
  }

  private static List<Layer> batchNormalization(KerasOptions options, int rank, boolean drawn)
      throws DataFormatException {
    options.without(Set.of("renorm"));
    options.oneOf("axis", List.of("-1", "[-1]", "" + rank, "[" + rank + "]"));
    return List.of(
        new BatchNormalization(
            options.number("momentum", BatchNormalization.DEFAULT_MOMENTUM),
            options.number("epsilon", BatchNormalization.DEFAULT_EPSILON),
            options.isTrue("center", true),
            options.isTrue("scale", true)));
  }

  private static List<Layer> relu(KerasOptions options, int rank, boolean drawn)
      throws DataFormatException {
    options.without(Set.of("max_value"));
    if (options.number("threshold", 0) != 0) {
      throw options.cannot("has a threshold; what can be read is none");
    }
    float slope = (float) options.number("negative_slope", 0);
    return List.of(slope == 0 ? Activation.RELU : new LeakyRelu(slope));
  }

  /** Keras 3 calls the slope negative_slope, Keras 2 alpha. */
  private static List<Layer> leakyRelu(KerasOptions options, int rank, boolean drawn)
      throws DataFormatException {
    double alpha = options.number("alpha", LeakyRelu.DEFAULT_SLOPE);
    return List.of(new LeakyRelu((float) options.number("negative_slope", alpha)));
  }

  private static List<Layer> softmax(KerasOptions options, int rank, boolean drawn)
      throws DataFormatException {
    options.oneOf("axis", List.of("-1", "[-1]", "" + rank, "[" + rank + "]"));
    return List.of(new Softmax());
  }

  private static List<Layer> rescaling(KerasOptions options, int rank, boolean drawn)
      throws DataFormatException {
    return List.of(
        new Rescaling((float) options.number("scale", 1), (float) options.number("offset", 0)));
  }

  private static List<Layer> activated(Layer layer, KerasOptions options)
      throws DataFormatException {
    List<Layer> layers = new ArrayList<>();
    layers.add(layer);
    layers.addAll(activation(options));
    return layers;
  }

  private static List<Layer> activation(KerasOptions options) throws DataFormatException {
    JsonElement value = options.value("activation");
    List<String> known = List.of("linear", "relu", "tanh", "sigmoid", "softmax", "leaky_relu");
    return switch (value == null ? "linear" : options.named("activation", known)) {
      case "relu" -> List.of(Activation.RELU);
      case "tanh" -> List.of(Activation.TANH);
      case "sigmoid" -> List.of(Activation.SIGMOID);
      case "softmax" -> List.of(new Softmax());
      case "leaky_relu" -> List.of(new LeakyRelu(KERAS_LEAKY_RELU_FUNCTION));
      default -> List.of();
    };
  }

  private static Window window(KerasOptions options) throws DataFormatException {
    options.oneOf("data_format", CHANNELS_LAST);
    int[] size = options.pair("pool_size", 2, 2);
    int[] stride = options.pair("strides", size);
    return new Window(size[0], size[1], stride[0], stride[1], padding(options));
  }

  private static Padding padding(KerasOptions options) throws DataFormatException {
    String padding = options.oneOf("padding", List.of("valid", "same"));
    return padding.equals("same") ? Padding.SAME : Padding.VALID;
  }
}
