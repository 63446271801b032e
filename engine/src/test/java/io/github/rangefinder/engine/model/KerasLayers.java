package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.kernel.Interpolation;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.AveragePool1d;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Celu;
import io.github.rangefinder.engine.layer.Conv1d;
import io.github.rangefinder.engine.layer.Conv1dTranspose;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Conv2dTranspose;
import io.github.rangefinder.engine.layer.Conv2dTranspose.OutputPadding;
import io.github.rangefinder.engine.layer.Cropping1d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.DepthwiseConv1d;
import io.github.rangefinder.engine.layer.DepthwiseConv2d;
import io.github.rangefinder.engine.layer.Dilation;
import io.github.rangefinder.engine.layer.Elu;
import io.github.rangefinder.engine.layer.GatedLinearUnit;
import io.github.rangefinder.engine.layer.GlobalAveragePool1d;
import io.github.rangefinder.engine.layer.GlobalAveragePool2d;
import io.github.rangefinder.engine.layer.GlobalMaxPool1d;
import io.github.rangefinder.engine.layer.GlobalMaxPool2d;
import io.github.rangefinder.engine.layer.GroupNormalization;
import io.github.rangefinder.engine.layer.HardShrink;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LayerNormalization;
import io.github.rangefinder.engine.layer.LayerNormalization.Form;
import io.github.rangefinder.engine.layer.LayerScale;
import io.github.rangefinder.engine.layer.LeakyRelu;
import io.github.rangefinder.engine.layer.LogSoftmax;
import io.github.rangefinder.engine.layer.MaxPool1d;
import io.github.rangefinder.engine.layer.Normalization;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.Permute;
import io.github.rangefinder.engine.layer.PiecewiseActivation;
import io.github.rangefinder.engine.layer.Prelu;
import io.github.rangefinder.engine.layer.Relu;
import io.github.rangefinder.engine.layer.RepeatVector;
import io.github.rangefinder.engine.layer.Resizing2d;
import io.github.rangefinder.engine.layer.Selu;
import io.github.rangefinder.engine.layer.SeparableConv1d;
import io.github.rangefinder.engine.layer.SeparableConv2d;
import io.github.rangefinder.engine.layer.SeriesWindow;
import io.github.rangefinder.engine.layer.SmoothActivation;
import io.github.rangefinder.engine.layer.SoftShrink;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.layer.Squareplus;
import io.github.rangefinder.engine.layer.Threshold;
import io.github.rangefinder.engine.layer.UpSampling1d;
import io.github.rangefinder.engine.layer.UpSampling2d;
import io.github.rangefinder.engine.layer.Window;
import io.github.rangefinder.engine.layer.ZeroPadding1d;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The layers that {@code keras/layers.py} names, as this engine describes them. */
final class KerasLayers {
  private static final Dilation NEAR = Dilation.NONE;
  private static final Initializer ANY = new GlorotUniform();

  private KerasLayers() {}

  static Map<String, Layer> all() {
    Map<String, Layer> all = new TreeMap<>();
    activations(all);
    convolutions(all);
    series(all);
    normalizations(all);
    return all;
  }

  private static void activations(Map<String, Layer> all) {
    all.put("celu", new Celu(Celu.DEFAULT_ALPHA));
    all.put("celu alpha", new Celu(1.7f));
    all.put("elu", new Elu(Elu.DEFAULT_ALPHA));
    all.put("elu alpha", new Elu(0.6f));
    all.put("exponential", SmoothActivation.EXPONENTIAL);
    all.put("gelu", SmoothActivation.GELU);
    all.put("gelu_tanh", SmoothActivation.GELU_TANH);
    all.put("glu", new GatedLinearUnit());
    all.put("hard_shrink", new HardShrink(HardShrink.DEFAULT_THRESHOLD));
    all.put("hard_sigmoid", PiecewiseActivation.HARD_SIGMOID);
    all.put("hard_silu", PiecewiseActivation.HARD_SILU);
    all.put("hard_tanh", PiecewiseActivation.HARD_TANH);
    all.put("leaky_relu", new LeakyRelu(0.2f));
    all.put("log_sigmoid", SmoothActivation.LOG_SIGMOID);
    all.put("log_softmax", new LogSoftmax());
    all.put("mish", SmoothActivation.MISH);
    all.put("prelu", new Prelu());
    all.put("prelu shared", new Prelu(List.of(0, 1), ANY));
    all.put("relu", Activation.RELU);
    all.put("relu options", new Relu(0.2f, 2.5f, 0.4f));
    all.put("relu6", Relu.RELU6);
    all.put("selu", new Selu());
    all.put("sigmoid", Activation.SIGMOID);
    all.put("silu", SmoothActivation.SILU);
    all.put("soft_shrink", new SoftShrink(SoftShrink.DEFAULT_THRESHOLD));
    all.put("softmax", new Softmax());
    all.put("softplus", SmoothActivation.SOFTPLUS);
    all.put("softsign", SmoothActivation.SOFTSIGN);
    all.put("sparse_plus", PiecewiseActivation.SPARSE_PLUS);
    all.put("sparse_sigmoid", PiecewiseActivation.SPARSE_SIGMOID);
    all.put("squareplus", new Squareplus(Squareplus.DEFAULT_B));
    all.put("squareplus b", new Squareplus(1.5f));
    all.put("tanh", Activation.TANH);
    all.put("tanh_shrink", SmoothActivation.TANH_SHRINK);
    all.put("threshold", new Threshold(0.7f, -1.5f));
  }

  private static Window window(int height, int width, int rows, int columns, Padding padding) {
    return new Window(height, width, rows, columns, padding);
  }

  private static void convolutions(Map<String, Layer> all) {
    Padding same = Padding.SAME;
    Padding valid = Padding.VALID;
    all.put("conv2d strides", new Conv2d(5, window(3, 2, 2, 1, same), NEAR, 1, ANY, true));
    all.put("conv2d strides valid", new Conv2d(5, window(2, 3, 1, 3, valid), NEAR, 1, ANY, true));
    all.put(
        "conv2d dilation",
        new Conv2d(5, window(3, 3, 1, 1, same), new Dilation(2, 1), 1, ANY, true));
    all.put("conv2d groups", new Conv2d(6, window(3, 3, 1, 1, valid), NEAR, 2, ANY, true));
    all.put("depthwise", new DepthwiseConv2d(3, 1, same));
    all.put(
        "depthwise multiplier", new DepthwiseConv2d(3, window(2, 3, 2, 2, valid), NEAR, ANY, true));
    DepthwiseConv2d dilated =
        new DepthwiseConv2d(1, window(2, 2, 1, 1, valid), new Dilation(2, 2), ANY, false);
    all.put("depthwise dilation", dilated);
    DepthwiseConv2d twice = new DepthwiseConv2d(2, window(3, 3, 1, 1, same), NEAR, ANY, false);
    all.put("separable", new SeparableConv2d(5, twice, ANY, true));
    DepthwiseConv2d strided = new DepthwiseConv2d(1, window(3, 3, 2, 2, valid), NEAR, ANY, false);
    all.put("separable strides", new SeparableConv2d(5, strided, ANY, false));
    all.put("transpose valid", new Conv2dTranspose(5, 3, 2, valid));
    all.put("transpose same", new Conv2dTranspose(5, 3, 2, same));
    all.put("transpose same even", transpose(window(4, 4, 3, 1, same), -1, -1));
    all.put("transpose small kernel", new Conv2dTranspose(5, 2, 3, valid));
    all.put("transpose small kernel same", new Conv2dTranspose(5, 2, 3, same));
    all.put("transpose output padding", transpose(window(3, 3, 2, 2, same), 0, 0));
    all.put("transpose output padding valid", transpose(window(3, 3, 3, 3, valid), 1, 2));
    all.put(
        "transpose dilation",
        new Conv2dTranspose(
            5, window(3, 3, 1, 1, same), new Dilation(2, 2), OutputPadding.KERAS, ANY, false));
    all.put("global max2d", new GlobalMaxPool2d(true));
    all.put("global average2d", new GlobalAveragePool2d(true));
    all.put("upsampling2d", new UpSampling2d(2, 3, Interpolation.NEAREST));
    all.put("upsampling2d bilinear", new UpSampling2d(2, 3, Interpolation.BILINEAR));
    all.put("upsampling2d bicubic", new UpSampling2d(2, 3, Interpolation.BICUBIC));
    all.put("upsampling2d lanczos3", new UpSampling2d(2, 3, Interpolation.LANCZOS3));
    all.put("upsampling2d lanczos5", new UpSampling2d(2, 3, Interpolation.LANCZOS5));
    all.put("resizing nearest", new Resizing2d(3, 9, Interpolation.NEAREST));
    all.put("resizing bilinear", new Resizing2d(3, 9, Interpolation.BILINEAR));
    all.put("resizing bicubic", new Resizing2d(9, 2, Interpolation.BICUBIC));
    all.put("dense image", new Dense(5, ANY, false));
    all.put("permute", new Permute(List.of(2, 0, 1)));
  }

  private static Layer transpose(Window window, int rows, int columns) {
    return new Conv2dTranspose(5, window, NEAR, new OutputPadding(rows, columns), ANY, true);
  }

  private static void series(Map<String, Layer> all) {
    Padding same = Padding.SAME;
    Padding causal = Padding.CAUSAL;
    all.put("conv1d", new Conv1d(5, 3, 1, Padding.VALID));
    all.put("conv1d same strides", new Conv1d(5, 4, 2, same));
    all.put("conv1d causal", new Conv1d(5, new SeriesWindow(3, 1, causal, 2), 1, ANY, true));
    all.put("conv1d causal strides", new Conv1d(5, 3, 2, causal));
    all.put("conv1d groups", new Conv1d(6, new SeriesWindow(3, 1, Padding.VALID), 2, ANY, false));
    all.put("depthwise1d", new DepthwiseConv1d(2, new SeriesWindow(3, 1, same), ANY, true));
    all.put("separable1d", new SeparableConv1d(5, 3, 2, same));
    all.put("transpose1d", new Conv1dTranspose(5, 3, 2, same));
    all.put("max1d", new MaxPool1d(3, 2, Padding.VALID));
    all.put("max1d same", new MaxPool1d(2, 2, same));
    all.put("average1d", new AveragePool1d(2));
    all.put("average1d same", new AveragePool1d(4, 3, same));
    all.put("global max1d", new GlobalMaxPool1d());
    all.put("global average1d", new GlobalAveragePool1d(true));
    all.put("padding1d", new ZeroPadding1d(2, 1));
    all.put("cropping1d", new Cropping1d(1, 3));
    all.put("upsampling1d", new UpSampling1d(3));
    all.put("dense series", new Dense(5));
    all.put("repeat vector", new RepeatVector(3));
  }

  private static void normalizations(Map<String, Layer> all) {
    Form standard = Form.STANDARD;
    all.put("layer scale", new LayerScale(LayerScale.DEFAULT_INITIAL));
    all.put("layer normalization", new LayerNormalization());
    all.put(
        "layer normalization axes",
        new LayerNormalization(List.of(0, 1), 1e-5, true, true, standard));
    all.put(
        "layer normalization all",
        new LayerNormalization(List.of(0, 1, 2), 1e-3, false, true, standard));
    all.put(
        "layer normalization first",
        new LayerNormalization(List.of(0), 1e-3, true, false, standard));
    all.put(
        "layer normalization parted axes",
        new LayerNormalization(List.of(0, 2), 1e-3, true, true, standard));
    all.put(
        "layer normalization rms scaling",
        new LayerNormalization(List.of(-1), 1e-3, false, true, Form.DEVIATION_ONLY));
    all.put(
        "rms normalization",
        new LayerNormalization(List.of(-1), 1e-6, false, true, Form.ROOT_MEAN_SQUARE));
    all.put(
        "rms normalization axes",
        new LayerNormalization(List.of(1, 2), 1e-6, false, true, Form.ROOT_MEAN_SQUARE));
    all.put("group normalization", new GroupNormalization(2));
    all.put(
        "group normalization instance",
        new GroupNormalization(GroupNormalization.EACH_CHANNEL, -1, 1e-5, true, true));
    all.put("group normalization first axis", new GroupNormalization(2, 0, 1e-3, true, false));
    all.put("group normalization middle axis", new GroupNormalization(2, 1, 1e-2, true, true));
    all.put("group normalization plain", new GroupNormalization(2, -1, 1e-3, false, true));
    all.put("batch normalization inference", new BatchNormalization());
    all.put("batch normalization training", new BatchNormalization(0.99, 0.1, true, true));
    all.put(
        "batch normalization axis inference", new BatchNormalization(0, 0.99, 1e-3, true, true));
    all.put(
        "batch normalization axis training", new BatchNormalization(0, 0.99, 1e-3, true, false));
    all.put("normalization", new Normalization());
    all.put("normalization axes", new Normalization(List.of(0, -1), false));
    all.put("normalization invert", new Normalization(List.of(-1), true));
  }
}
