package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.layer.Add;
import io.github.rangefinder.engine.layer.Average;
import io.github.rangefinder.engine.layer.Concatenate;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Maximum;
import io.github.rangefinder.engine.layer.Minimum;
import io.github.rangefinder.engine.layer.Multiply;
import io.github.rangefinder.engine.model.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code residual(LAYERS)}, which adds what goes in to what comes out, or {@code parallel(LAYERS |
 * LAYERS ...)}, whose branches all read what goes in and are concatenated; in {@code product(LAYERS
 * | LAYERS ...)} and the like they are multiplied, added and so on, element by element.
 *
 * @param words the name, and what stands behind the bracket
 */
record LayerBracket(LayerWords words, List<List<LayerPart>> branches) implements LayerPart {
  static final String RESIDUAL = "residual";
  static final String PARALLEL = "parallel";

  /** What makes one of what the branches give, by the name of the bracket. */
  private static final Map<String, Layer> MERGES = new LinkedHashMap<>();

  static {
    MERGES.put(PARALLEL, new Concatenate());
    MERGES.put("sum", new Add());
    MERGES.put("product", new Multiply());
    MERGES.put("average", new Average());
    MERGES.put("maximum", new Maximum());
    MERGES.put("minimum", new Minimum());
  }

  /** The names of all brackets. */
  static final List<String> NAMES =
      Stream.concat(Stream.of(RESIDUAL), MERGES.keySet().stream()).toList();

  private boolean isResidual() {
    return words.name().equals(RESIDUAL);
  }

  @Override
  public void check() {
    branches.forEach(branch -> branch.forEach(LayerPart::check));
    LayerForms.activation(words.again(), form());
  }

  private String form() {
    return words.name() + (isResidual() ? "(LAYERS)" : "(LAYERS | LAYERS)") + " [ACTIVATION]";
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
    Node out = isResidual() ? sum(in, ends.get(0)) : merged(ends);
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

  private Node merged(List<Node> ends) {
    boolean isParallel = words.name().equals(PARALLEL);
    if (ends.size() == 1 && !isParallel) {
      throw wrong(words.name() + " needs at least two branches, as in " + form());
    }
    try {
      return Node.of(MERGES.get(words.name()), ends);
    } catch (IllegalArgumentException e) {
      String fitting =
          isParallel
              ? "parallel puts its branches side by side, so they may differ in their last extent"
                  + " alone"
              : words.name()
                  + " takes its branches element by element, so they must have one shape but for"
                  + " extents of 1, which are repeated";
      List<String> shapes = ends.stream().map(node -> node.shape().toString()).toList();
      throw wrong(fitting + ", got " + String.join(" | ", shapes));
    }
  }

  @Override
  public LayerTextException wrong(String sentence) {
    return words.wrong(sentence);
  }
}
