package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.finder.model.keras.KerasGraph.KerasCall;
import io.github.rangefinder.finder.model.keras.KerasGraph.Source;
import io.github.rangefinder.finder.model.layer.KerasConfig;
import io.github.rangefinder.finder.model.layer.PixelRange;
import java.util.HashSet;
import java.util.Set;

/** Finds the layer that brings a model's input to its own scale. */
final class KerasScaling {
  private KerasScaling() {}

  /** Whether a layer near the input does, before any that computes something else. */
  static boolean isAtTheInputOf(KerasGraph graph) throws DataFormatException {
    Set<Source> pixels = new HashSet<>();
    pixels.add(new KerasGraph.Input());
    for (int call = 0; call < graph.calls().size(); call++) {
      KerasCall next = graph.calls().get(call);
      if (next.sources().stream().noneMatch(pixels::contains)) {
        continue;
      }
      KerasConfig layer = next.layer().config();
      if (PixelRange.isBroughtDownBy(layer, number(next))) {
        return true;
      }
      if (PixelRange.isLeftBy(layer)) {
        pixels.add(new KerasGraph.Result(call));
      }
    }
    return false;
  }

  private static Double number(KerasCall call) {
    for (Source source : call.sources()) {
      if (source instanceof KerasGraph.Number number) {
        return number.value();
      }
    }
    return null;
  }
}
