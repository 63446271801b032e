package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.layer.AveragePool1d;
import io.github.rangefinder.engine.layer.Conv1d;
import io.github.rangefinder.engine.layer.Conv1dTranspose;
import io.github.rangefinder.engine.layer.Conv2dTranspose;
import io.github.rangefinder.engine.layer.Cropping1d;
import io.github.rangefinder.engine.layer.DepthwiseConv1d;
import io.github.rangefinder.engine.layer.GlobalAveragePool1d;
import io.github.rangefinder.engine.layer.GlobalMaxPool1d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.MaxPool1d;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.SeparableConv1d;
import io.github.rangefinder.engine.layer.SeriesWindow;
import io.github.rangefinder.engine.layer.UpSampling1d;
import io.github.rangefinder.engine.layer.ZeroPadding1d;
import io.github.rangefinder.finder.model.LayerForms.Reader;
import java.util.function.BiConsumer;

/** The layers of series {@code (steps, channels)} that a line of text can name. */
final class SeriesForms {
  private static final String FILTERS = "the number of filters";
  private static final String STEPS = "the steps (such as 1)";

  private SeriesForms() {}

  static void addTo(BiConsumer<String, Reader> forms) {
    forms.accept(
        "conv1d FILTERS SIZE [stride N] [dilation N] [groups N] [same] [causal] [nobias]"
            + " [ACTIVATION]",
        (words, outputs) -> convolution(words));
    forms.accept(
        "depthwise1d SIZE [stride N] [dilation N] [same] [nobias] [ACTIVATION]",
        (words, outputs) -> {
          SeriesWindow window = window(words, false);
          return new DepthwiseConv1d(1, window, new GlorotUniform(), hasBias(words));
        });
    forms.accept(
        "separable1d FILTERS SIZE [stride N] [dilation N] [same] [nobias] [ACTIVATION]",
        (words, outputs) -> separable(words));
    forms.accept(
        "convtranspose1d FILTERS SIZE [stride N] [same] [nobias] [ACTIVATION]",
        (words, outputs) -> transposed(words));
    addPoolings(forms);
    forms.accept(
        "zeropad1d STEPS",
        (words, outputs) -> {
          int steps = words.count(STEPS);
          return new ZeroPadding1d(steps, steps);
        });
    forms.accept(
        "crop1d STEPS",
        (words, outputs) -> {
          int steps = words.count(STEPS);
          return new Cropping1d(steps, steps);
        });
    forms.accept(
        "upsample1d FACTOR",
        (words, outputs) -> new UpSampling1d(words.count("the factor (such as 2)")));
  }

  private static void addPoolings(BiConsumer<String, Reader> forms) {
    String form = " SIZE [stride N] [same]";
    forms.accept(
        "maxpool1d" + form,
        (words, outputs) -> {
          SeriesWindow window = pooled(words);
          return new MaxPool1d(window.size(), window.stride(), window.padding());
        });
    forms.accept(
        "avgpool1d" + form,
        (words, outputs) -> {
          SeriesWindow window = pooled(words);
          return new AveragePool1d(window.size(), window.stride(), window.padding());
        });
    forms.accept("globalavgpool1d", (words, outputs) -> new GlobalAveragePool1d());
    forms.accept("globalmaxpool1d", (words, outputs) -> new GlobalMaxPool1d());
  }

  private static SeriesWindow pooled(LayerWords words) {
    int size = words.count("the window (such as 2)");
    return new SeriesWindow(size, words.option("stride", size), ConvolutionForms.padding(words));
  }

  private static Layer convolution(LayerWords words) {
    int filters = words.count(FILTERS);
    SeriesWindow window = window(words, true);
    int groups = words.option("groups", 1);
    return new Conv1d(filters, window, groups, new GlorotUniform(), hasBias(words));
  }

  private static Layer separable(LayerWords words) {
    int filters = words.count(FILTERS);
    DepthwiseConv1d depthwise =
        new DepthwiseConv1d(1, window(words, false), new GlorotUniform(), false);
    return new SeparableConv1d(filters, depthwise, new GlorotUniform(), hasBias(words));
  }

  private static Layer transposed(LayerWords words) {
    int filters = words.count(FILTERS);
    int size = words.count("the kernel size (such as 3)");
    SeriesWindow window =
        new SeriesWindow(size, words.option("stride", 1), ConvolutionForms.padding(words));
    return new Conv1dTranspose(
        filters, window, Conv2dTranspose.AUTOMATIC, new GlorotUniform(), hasBias(words));
  }

  /**
   * Size, stride, padding and dilation.
   *
   * @param mayLookBack whether zeros may stand before the first step alone
   */
  private static SeriesWindow window(LayerWords words, boolean mayLookBack) {
    int size = words.count("the kernel size (such as 3)");
    int stride = words.option("stride", 1);
    int dilation = words.option("dilation", 1);
    Padding padding =
        mayLookBack && words.take("causal") ? Padding.CAUSAL : ConvolutionForms.padding(words);
    return new SeriesWindow(size, stride, padding, dilation);
  }

  private static boolean hasBias(LayerWords words) {
    return !words.take("nobias");
  }
}
