package io.github.rangefinder.finder.model.layer;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.layer.AveragePool1d;
import io.github.rangefinder.engine.layer.AveragePool2d;
import io.github.rangefinder.engine.layer.GlobalAveragePool1d;
import io.github.rangefinder.engine.layer.GlobalAveragePool2d;
import io.github.rangefinder.engine.layer.GlobalMaxPool1d;
import io.github.rangefinder.engine.layer.GlobalMaxPool2d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.MaxPool1d;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.Window;
import java.util.List;
import java.util.function.Function;

/** Poolings of Keras, over windows and over whole samples. */
final class PoolingRows {
  private PoolingRows() {}

  static List<KerasRow> rows() {
    return List.of(
        new KerasRow("MaxPooling2D", (config, in) -> List.of(new MaxPool2d(window(config))))
            .of(MaxPool2d.class, l -> new KerasOptions().put("pool_size", l.window())),
        new KerasRow("AveragePooling2D", (config, in) -> List.of(new AveragePool2d(window(config))))
            .of(AveragePool2d.class, l -> new KerasOptions().put("pool_size", l.window())),
        new KerasRow("GlobalAveragePooling2D", global(GlobalAveragePool2d::new))
            .of(GlobalAveragePool2d.class, l -> keepdims(l.keepsDimensions())),
        new KerasRow("GlobalMaxPooling2D", global(GlobalMaxPool2d::new))
            .of(GlobalMaxPool2d.class, l -> keepdims(l.keepsDimensions())),
        new KerasRow("MaxPooling1D", series(MaxPool1d::new))
            .of(MaxPool1d.class, l -> series(l.size(), l.stride(), l.padding())),
        new KerasRow("AveragePooling1D", series(AveragePool1d::new))
            .of(AveragePool1d.class, l -> series(l.size(), l.stride(), l.padding())),
        new KerasRow("GlobalAveragePooling1D", global(GlobalAveragePool1d::new))
            .of(GlobalAveragePool1d.class, l -> keepdims(l.keepsDimensions())),
        new KerasRow("GlobalMaxPooling1D", global(GlobalMaxPool1d::new))
            .of(GlobalMaxPool1d.class, l -> keepdims(l.keepsDimensions())));
  }

  private static KerasOptions keepdims(boolean keepsDimensions) {
    return new KerasOptions().put("keepdims", keepsDimensions);
  }

  private static KerasOptions series(int size, int stride, Padding padding) {
    return new KerasOptions().put("pool_size", size).put("strides", stride).put(padding);
  }

  private static KerasRow.Form global(Function<Boolean, Layer> layer) {
    return (config, inputs) -> List.of(layer.apply(config.isTrue("keepdims", false)));
  }

  /** Makes a pooling of a series. */
  private interface OfSeries {
    Layer make(int size, int stride, Padding padding);
  }

  private static KerasRow.Form series(OfSeries layer) {
    return (config, inputs) -> {
      int size = config.extents("pool_size", 1, 1, 2)[0];
      int stride = config.extents("strides", 1, 1, size)[0];
      return List.of(layer.make(size, stride, Paddings.of(config)));
    };
  }

  private static Window window(KerasConfig config) throws DataFormatException {
    int[] size = config.extents("pool_size", 2, 1, 2);
    int[] stride = config.has("strides") ? config.extents("strides", 2) : size;
    return new Window(size[0], size[1], stride[0], stride[1], Paddings.of(config));
  }
}
