package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.layer.Conv1d;
import io.github.rangefinder.engine.layer.Conv1dTranspose;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Conv2dTranspose;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.DepthwiseConv1d;
import io.github.rangefinder.engine.layer.DepthwiseConv2d;
import io.github.rangefinder.engine.layer.Dilation;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.SeparableConv1d;
import io.github.rangefinder.engine.layer.SeparableConv2d;
import io.github.rangefinder.engine.layer.SeriesWindow;
import io.github.rangefinder.engine.layer.Window;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;

/** Dense layers and convolutions of Keras. */
final class ConvolutionRows {
  private static final List<String> KERNEL = List.of("kernel", "bias");
  private static final List<String> DEPTHWISE = List.of("depthwise", "bias");
  private static final List<String> SEPARABLE = List.of("depthwise", "pointwise", "bias");

  private ConvolutionRows() {}

  static List<KerasRow> rows() {
    return List.of(
        new KerasRow("Dense", KERNEL, active(ConvolutionRows::dense))
            .of(Dense.class, ConvolutionOptions::dense),
        new KerasRow("Conv2D", KERNEL, active(ConvolutionRows::conv2d))
            .of(Conv2d.class, ConvolutionOptions::conv2d),
        new KerasRow("DepthwiseConv2D", DEPTHWISE, active((c, in) -> depthwise2d(c, bias(c))))
            .of(DepthwiseConv2d.class, ConvolutionOptions::depthwise2d),
        new KerasRow("SeparableConv2D", SEPARABLE, active(ConvolutionRows::separable2d))
            .of(SeparableConv2d.class, ConvolutionOptions::separable2d),
        new KerasRow("Conv2DTranspose", KERNEL, active(ConvolutionRows::transposed2d))
            .of(Conv2dTranspose.class, ConvolutionOptions::transposed2d),
        new KerasRow("Conv1D", KERNEL, active(ConvolutionRows::conv1d))
            .of(Conv1d.class, ConvolutionOptions::conv1d),
        new KerasRow("DepthwiseConv1D", DEPTHWISE, active((c, in) -> depthwise1d(c, bias(c))))
            .of(DepthwiseConv1d.class, ConvolutionOptions::depthwise1d),
        new KerasRow("SeparableConv1D", SEPARABLE, active(ConvolutionRows::separable1d))
            .of(SeparableConv1d.class, ConvolutionOptions::separable1d),
        new KerasRow("Conv1DTranspose", KERNEL, active(ConvolutionRows::transposed1d))
            .of(Conv1dTranspose.class, ConvolutionOptions::transposed1d));
  }

  /** Reads one layer of options. */
  private interface One {
    Layer read(KerasConfig config, Shape input) throws DataFormatException;
  }

  /** That layer, its activation and its penalty on activity. */
  private static KerasRow.Form active(One form) {
    return (config, inputs) ->
        KerasActivations.behind(form.read(config, inputs.get(0)), config, "linear");
  }

  private static boolean bias(KerasConfig config) throws DataFormatException {
    return config.isTrue("use_bias", true);
  }

  private static Layer dense(KerasConfig config, Shape input) throws DataFormatException {
    requireFullWeights(config);
    return new Dense(config.count("units", 1), new GlorotUniform(), bias(config));
  }

  private static Layer conv2d(KerasConfig config, Shape input) throws DataFormatException {
    requireFullWeights(config);
    return new Conv2d(
        config.count("filters", 1),
        window(config),
        dilation2d(config),
        config.count("groups", 1, 1),
        new GlorotUniform(),
        bias(config));
  }

  private static DepthwiseConv2d depthwise2d(KerasConfig config, boolean hasBias)
      throws DataFormatException {
    return new DepthwiseConv2d(
        config.count("depth_multiplier", 1, 1),
        window(config),
        dilation2d(config),
        new GlorotUniform(),
        hasBias);
  }

  private static Layer separable2d(KerasConfig config, Shape input) throws DataFormatException {
    return new SeparableConv2d(
        config.count("filters", 1), depthwise2d(config, false), new GlorotUniform(), bias(config));
  }

  private static Layer transposed2d(KerasConfig config, Shape input) throws DataFormatException {
    int[] more = config.extents("output_padding", 2, 0, Conv2dTranspose.AUTOMATIC);
    return new Conv2dTranspose(
        config.count("filters", 1),
        window(config),
        dilation2d(config),
        new Conv2dTranspose.OutputPadding(more[0], more[1]),
        new GlorotUniform(),
        bias(config));
  }

  private static Layer conv1d(KerasConfig config, Shape input) throws DataFormatException {
    requireFullWeights(config);
    return new Conv1d(
        config.count("filters", 1),
        windowOfSeries(config, Paddings.ofSeries(config)),
        config.count("groups", 1, 1),
        new GlorotUniform(),
        bias(config));
  }

  private static DepthwiseConv1d depthwise1d(KerasConfig config, boolean hasBias)
      throws DataFormatException {
    return new DepthwiseConv1d(
        config.count("depth_multiplier", 1, 1),
        windowOfSeries(config, Paddings.ofSeries(config)),
        new GlorotUniform(),
        hasBias);
  }

  private static Layer separable1d(KerasConfig config, Shape input) throws DataFormatException {
    return new SeparableConv1d(
        config.count("filters", 1), depthwise1d(config, false), new GlorotUniform(), bias(config));
  }

  private static Layer transposed1d(KerasConfig config, Shape input) throws DataFormatException {
    return new Conv1dTranspose(
        config.count("filters", 1),
        windowOfSeries(config, Paddings.of(config)),
        config.extents("output_padding", 1, 0, Conv2dTranspose.AUTOMATIC)[0],
        new GlorotUniform(),
        bias(config));
  }

  private static SeriesWindow windowOfSeries(KerasConfig config, Padding padding)
      throws DataFormatException {
    return new SeriesWindow(
        config.extents("kernel_size", 1)[0],
        config.extents("strides", 1, 1, 1)[0],
        padding,
        config.extents("dilation_rate", 1, 1, 1)[0]);
  }

  private static Dilation dilation2d(KerasConfig config) throws DataFormatException {
    int[] dilation = config.extents("dilation_rate", 2, 1, 1);
    return new Dilation(dilation[0], dilation[1]);
  }

  private static Window window(KerasConfig config) throws DataFormatException {
    int[] size = config.extents("kernel_size", 2);
    int[] stride = config.extents("strides", 2, 1, 1);
    Padding padding = Paddings.of(config);
    return new Window(size[0], size[1], stride[0], stride[1], padding);
  }

  /** A layer whose weights are numbers of single precision, all of which learn. */
  private static void requireFullWeights(KerasConfig config) throws DataFormatException {
    JsonPart policy = config.get("dtype");
    boolean isQuantised =
        config.has("quantization_config")
            || policy.isObject()
                && policy.get("class_name").isText()
                && policy.get("class_name").text().startsWith("Quantized");
    if (isQuantised) {
      throw config.cannot("is quantised; what can be read is the model from before that");
    }
    if (config.has("lora_rank")) {
      throw config.cannot(
          "has a lora_rank: its kernel is frozen, and two beside it learn;"
              + " what can be read is a layer without");
    }
  }
}
