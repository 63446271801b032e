package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.model.Node;

/** What stands between two commas of a line of layers: a layer, or a bracket with layers in it. */
interface LayerPart {
  /**
   * Checks what can be checked without knowing what comes before.
   *
   * @throws LayerTextException that points at the word that is wrong
   */
  void check();

  /**
   * The node that this part makes of another.
   *
   * @param outputs the units of a dense layer that does not say how many
   * @throws LayerTextException that points at a layer that cannot read what comes before it
   */
  Node build(Node in, int outputs);

  /** A complaint about the whole part, which points at its name. */
  LayerTextException wrong(String sentence);
}
