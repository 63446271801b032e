package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.layer.Conv1d;
import io.github.rangefinder.engine.layer.Conv1dTranspose;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Conv2dTranspose;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.DepthwiseConv1d;
import io.github.rangefinder.engine.layer.DepthwiseConv2d;
import io.github.rangefinder.engine.layer.SeparableConv1d;
import io.github.rangefinder.engine.layer.SeparableConv2d;

/** Writes the options of dense layers and convolutions. */
final class ConvolutionOptions {
  private ConvolutionOptions() {}

  static KerasOptions dense(Dense layer) {
    return new KerasOptions().put("units", layer.units()).put("use_bias", layer.hasBias());
  }

  static KerasOptions conv2d(Conv2d layer) {
    return new KerasOptions()
        .put("filters", layer.filters())
        .put("kernel_size", layer.window())
        .put("dilation_rate", layer.dilation())
        .put("groups", layer.groups())
        .put("use_bias", layer.hasBias());
  }

  static KerasOptions depthwise2d(DepthwiseConv2d layer) {
    return new KerasOptions()
        .put("depth_multiplier", layer.multiplier())
        .put("kernel_size", layer.window())
        .put("dilation_rate", layer.dilation())
        .put("use_bias", layer.hasBias());
  }

  static KerasOptions separable2d(SeparableConv2d layer) {
    return depthwise2d(layer.depthwise())
        .put("filters", layer.filters())
        .put("use_bias", layer.hasBias());
  }

  static KerasOptions transposed2d(Conv2dTranspose layer) {
    KerasOptions options =
        new KerasOptions()
            .put("filters", layer.filters())
            .put("kernel_size", layer.window())
            .put("dilation_rate", layer.dilation())
            .put("use_bias", layer.hasBias());
    Conv2dTranspose.OutputPadding more = layer.outputPadding();
    return more.rows() == Conv2dTranspose.AUTOMATIC
        ? options.putNull("output_padding")
        : options.put("output_padding", more.rows(), more.columns());
  }

  static KerasOptions conv1d(Conv1d layer) {
    return new KerasOptions()
        .put("filters", layer.filters())
        .put(layer.window())
        .put("groups", layer.groups())
        .put("use_bias", layer.hasBias());
  }

  static KerasOptions depthwise1d(DepthwiseConv1d layer) {
    return new KerasOptions()
        .put("depth_multiplier", layer.multiplier())
        .put(layer.window())
        .put("use_bias", layer.hasBias());
  }

  static KerasOptions separable1d(SeparableConv1d layer) {
    return depthwise1d(layer.depthwise())
        .put("filters", layer.filters())
        .put("use_bias", layer.hasBias());
  }

  static KerasOptions transposed1d(Conv1dTranspose layer) {
    KerasOptions options =
        new KerasOptions()
            .put("filters", layer.filters())
            .put(layer.window())
            .put("use_bias", layer.hasBias());
    return layer.outputPadding() == Conv2dTranspose.AUTOMATIC
        ? options.putNull("output_padding")
        : options.put("output_padding", layer.outputPadding());
  }
}
