package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.finder.model.layer.PixelRange;

/** A layer, and its activation if it names one. */
record OneLayer(LayerWords words) implements LayerPart {
  @Override
  public void check() {
    LayerForms.read(words.again(), 1);
  }

  /** Whether it brings pixels from 0 to 255 to a scale of its own. */
  boolean scalesPixels() {
    return LayerForms.read(words.again(), 1).get(0) instanceof Rescaling rescaling
        && PixelRange.isBroughtDownBy(rescaling.scale());
  }

  @Override
  public Node build(Node in, int outputs) {
    Node last = in;
    for (Layer layer : LayerForms.read(words.again(), outputs)) {
      try {
        last = last.then(layer);
      } catch (IllegalArgumentException e) {
        throw wrong(e.getMessage());
      }
    }
    return last;
  }

  @Override
  public LayerTextException wrong(String sentence) {
    return words.wrong(sentence);
  }
}
