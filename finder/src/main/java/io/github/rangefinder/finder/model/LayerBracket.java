package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.layer.Add;
import io.github.rangefinder.engine.layer.Concatenate;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.model.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code residual(LAYERS)}, which adds what goes in to what comes out, or {@code parallel(LAYERS |
 * LAYERS ...)}, whose branches all read what goes in and are concatenated.
 *
 * @param words the name, and what stands behind the bracket
 */
record LayerBracket(LayerWords words, List<List<LayerPart>> branches) implements LayerPart {
  static final String RESIDUAL = "residual";
  static final String PARALLEL = "parallel";

  /** How the brackets are written. */
  static final List<String> NAMES = List.of(RESIDUAL, PARALLEL);

  private boolean isResidual() {
    return words.name().equals(RESIDUAL);
  }

  @Override
  public void check() {
    branches.forEach(branch -> branch.forEach(LayerPart::check));
    LayerForms.activation(words.again(), form());
  }

  private String form() {
    return (isResidual() ? "residual(LAYERS)" : "parallel(LAYERS | LAYERS)") + " [ACTIVATION]";
  }

  @Override
  public Node build(Node in, int outputs) {
    List<Node> ends = new ArrayList<>();
    for (List<LayerPart> branch : branches) {
      Node last = in;
      for (LayerPart part : branch) {
        last = part.build(last, outputs);
      }
      ends.add(last);
    }
    Node out = isResidual() ? sum(in, ends.get(0)) : concatenation(ends);
    List<Layer> activation = LayerForms.activation(words.again(), form());
    try {
      return out.then(activation);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private Node sum(Node in, Node out) {
    if (!in.shape().equals(out.shape())) {
      throw wrong(
          "residual adds what goes in, of shape %s, to what comes out, of shape %s: they must be the same"
              .formatted(in.shape(), out.shape()));
    }
    return Node.of(new Add(), in, out);
  }

  private Node concatenation(List<Node> ends) {
    try {
      return Node.of(new Concatenate(), ends);
    } catch (IllegalArgumentException e) {
      List<String> shapes = ends.stream().map(node -> node.shape().toString()).toList();
      throw wrong(
          "parallel puts its branches side by side, so they may differ in their last extent alone, got "
              + String.join(" | ", shapes));
    }
  }

  @Override
  public LayerTextException wrong(String sentence) {
    return words.wrong(sentence);
  }
}
