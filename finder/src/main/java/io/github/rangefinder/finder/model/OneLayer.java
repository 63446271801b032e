package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.model.Node;

/** A layer, and its activation if it names one. */
record OneLayer(LayerWords words) implements LayerPart {
  @Override
  public void check() {
    LayerForms.read(words.again(), 1);
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
