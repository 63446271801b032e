package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Conv2dTranspose;
import io.github.rangefinder.engine.layer.DepthwiseConv2d;
import io.github.rangefinder.engine.layer.Dilation;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.SeparableConv2d;
import io.github.rangefinder.engine.layer.Window;
import io.github.rangefinder.finder.model.LayerForms.Reader;
import io.github.rangefinder.finder.model.LayerWords.Sizes;
import java.util.function.BiConsumer;

/** The convolutions of images that a line of text can name. */
final class ConvolutionForms {
  private static final String OF_IMAGES =
      "FILTERS SIZE [stride N] [dilation N] [groups N] [same] [nobias] [ACTIVATION]";

  private ConvolutionForms() {}

  static void addTo(BiConsumer<String, Reader> forms) {
    forms.accept("conv " + OF_IMAGES, (words, outputs) -> convolution(words));
    forms.accept(
        "depthwise SIZE [stride N] [dilation N] [same] [nobias] [ACTIVATION]",
        (words, outputs) -> depthwise(words));
    forms.accept(
        "separable FILTERS SIZE [stride N] [dilation N] [same] [nobias] [ACTIVATION]",
        (words, outputs) -> separable(words));
    forms.accept(
        "convtranspose FILTERS SIZE [stride N] [same] [nobias] [ACTIVATION]",
        (words, outputs) -> transposed(words));
  }

  private static Layer convolution(LayerWords words) {
    int filters = words.count("the number of filters");
    Window window = window(words);
    Dilation dilation = dilation(words);
    int groups = words.option("groups", 1);
    return new Conv2d(filters, window, dilation, groups, new GlorotUniform(), hasBias(words));
  }

  private static Layer depthwise(LayerWords words) {
    Window window = window(words);
    return new DepthwiseConv2d(1, window, dilation(words), new GlorotUniform(), hasBias(words));
  }

  private static Layer separable(LayerWords words) {
    int filters = words.count("the number of filters");
    Window window = window(words);
    DepthwiseConv2d depthwise =
        new DepthwiseConv2d(1, window, dilation(words), new GlorotUniform(), false);
    return new SeparableConv2d(filters, depthwise, new GlorotUniform(), hasBias(words));
  }

  private static Layer transposed(LayerWords words) {
    int filters = words.count("the number of filters");
    Window window = window(words);
    return new Conv2dTranspose(
        filters,
        window,
        Dilation.NONE,
        Conv2dTranspose.OutputPadding.KERAS,
        new GlorotUniform(),
        hasBias(words));
  }

  private static Dilation dilation(LayerWords words) {
    int dilation = words.option("dilation", 1);
    return new Dilation(dilation, dilation);
  }

  private static Window window(LayerWords words) {
    Sizes size = words.sizes("the kernel size (such as 3x3)");
    int stride = words.option("stride", 1);
    return new Window(size.height(), size.width(), stride, stride, padding(words));
  }

  private static boolean hasBias(LayerWords words) {
    return !words.take("nobias");
  }

  static Padding padding(LayerWords words) {
    return words.take("same") ? Padding.SAME : Padding.VALID;
  }
}
