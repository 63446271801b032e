package io.github.rangefinder.finder.model.layer;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.rangefinder.engine.layer.Dilation;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.SeriesWindow;
import io.github.rangefinder.engine.layer.Window;
import java.util.Locale;

/** The options of a layer as Keras's JSON writes them, in the order in which they are put. */
public final class KerasOptions {
  private final JsonObject json = new JsonObject();

  /** The options as JSON. */
  public JsonObject json() {
    return json;
  }

  KerasOptions put(String key, String word) {
    json.addProperty(key, word);
    return this;
  }

  KerasOptions put(String key, boolean is) {
    json.addProperty(key, is);
    return this;
  }

  KerasOptions put(String key, int number) {
    json.addProperty(key, number);
    return this;
  }

  KerasOptions put(String key, double number) {
    json.addProperty(key, number);
    return this;
  }

  /** The decimal digits of a float, not those of the double that it becomes. */
  KerasOptions put(String key, float number) {
    json.addProperty(key, Double.parseDouble(Float.toString(number)));
    return this;
  }

  KerasOptions putNull(String key) {
    json.add(key, JsonNull.INSTANCE);
    return this;
  }

  KerasOptions put(String key, int... numbers) {
    JsonArray array = new JsonArray();
    for (int number : numbers) {
      array.add(number);
    }
    json.add(key, array);
    return this;
  }

  KerasOptions put(String key, double[] numbers) {
    JsonArray array = new JsonArray();
    for (double number : numbers) {
      array.add(number);
    }
    json.add(key, array);
    return this;
  }

  KerasOptions put(String key, int[] first, int[] second) {
    JsonArray array = new JsonArray();
    array.add(new KerasOptions().put(key, first).json.get(key));
    array.add(new KerasOptions().put(key, second).json.get(key));
    json.add(key, array);
    return this;
  }

  KerasOptions put(Padding padding) {
    return put("padding", padding.name().toLowerCase(Locale.ROOT));
  }

  /** Size, strides and padding of windows, whose size Keras calls kernel_size or pool_size. */
  KerasOptions put(String size, Window window) {
    return put(size, window.height(), window.width())
        .put("strides", window.rowStride(), window.columnStride())
        .put(window.padding());
  }

  KerasOptions put(String name, Dilation dilation) {
    return put(name, dilation.rows(), dilation.columns());
  }

  /** Size, strides, padding and dilation of a convolution's windows along a series. */
  KerasOptions put(SeriesWindow window) {
    return put("kernel_size", window.size())
        .put("strides", window.stride())
        .put(window.padding())
        .put("dilation_rate", window.dilation());
  }
}
