package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.tensor.Parameter;
import java.util.List;

/** One set of parameters of a layer: nodes with the same use share them. Compared by identity. */
public final class LayerUse {
  private final Layer layer;
  private final List<Parameter> parameters;

  /** A use whose parameters are given, or made by each network where they are null. */
  LayerUse(Layer layer, List<Parameter> parameters) {
    this.layer = layer;
    this.parameters = parameters;
  }

  Layer layer() {
    return layer;
  }

  /** The parameters of another network, which this use takes over; null for fresh ones. */
  List<Parameter> given() {
    return parameters;
  }
}
