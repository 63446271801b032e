package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.kernel.Interpolation;
import io.github.rangefinder.engine.layer.AveragePool2d;
import io.github.rangefinder.engine.layer.Border;
import io.github.rangefinder.engine.layer.Cropping2d;
import io.github.rangefinder.engine.layer.GlobalAveragePool2d;
import io.github.rangefinder.engine.layer.GlobalMaxPool2d;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Resizing2d;
import io.github.rangefinder.engine.layer.UpSampling2d;
import io.github.rangefinder.engine.layer.Window;
import io.github.rangefinder.engine.layer.ZeroPadding2d;
import io.github.rangefinder.finder.model.LayerForms.Reader;
import io.github.rangefinder.finder.model.LayerWords.Sizes;
import io.github.rangefinder.finder.setting.Words;
import java.util.function.BiConsumer;

/** The layers that change the size of an image and learn nothing. */
final class PoolingForms {
  private static final String OF_IMAGES = " SIZE [stride SIZE] [same]";

  private PoolingForms() {}

  static void addTo(BiConsumer<String, Reader> forms) {
    forms.accept("maxpool" + OF_IMAGES, (words, outputs) -> new MaxPool2d(window(words)));
    forms.accept("avgpool" + OF_IMAGES, (words, outputs) -> new AveragePool2d(window(words)));
    forms.accept("globalavgpool", (words, outputs) -> new GlobalAveragePool2d());
    forms.accept("globalmaxpool", (words, outputs) -> new GlobalMaxPool2d());
    forms.accept("upsample FACTOR [INTERPOLATION]", (words, outputs) -> upsampling(words));
    forms.accept("resize SIZE [INTERPOLATION]", (words, outputs) -> resizing(words));
    forms.accept("zeropad SIZE", (words, outputs) -> new ZeroPadding2d(border(words)));
    forms.accept("crop SIZE", (words, outputs) -> new Cropping2d(border(words)));
  }

  private static UpSampling2d upsampling(LayerWords words) {
    Sizes factor = words.sizes("the factor (such as 2 or 2x3)");
    return new UpSampling2d(factor.height(), factor.width(), between(words, Interpolation.NEAREST));
  }

  private static Resizing2d resizing(LayerWords words) {
    Sizes size = words.sizes("the rows and columns (such as 32 or 24x32)");
    return new Resizing2d(size.height(), size.width(), between(words, Interpolation.BILINEAR));
  }

  private static Interpolation between(LayerWords words, Interpolation otherwise) {
    for (Interpolation between : Interpolation.values()) {
      if (words.take(Words.word(between))) {
        return between;
      }
    }
    return otherwise;
  }

  private static Border border(LayerWords words) {
    Sizes size = words.sizes("the rows and columns (such as 1 or 2x1)");
    return new Border(size.height(), size.height(), size.width(), size.width());
  }

  private static Window window(LayerWords words) {
    Sizes size = words.sizes("the window (such as 2 or 3x2)");
    Sizes stride = words.take("stride") ? words.sizes("the stride") : size;
    return new Window(
        size.height(),
        size.width(),
        stride.height(),
        stride.width(),
        ConvolutionForms.padding(words));
  }
}
