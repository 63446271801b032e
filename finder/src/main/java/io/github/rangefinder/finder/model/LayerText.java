package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.model.Node;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.model.layer.ModelRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model as a line of text, such as {@code conv 32 3x3 relu, maxpool 2, flatten, dense 128 relu,
 * dropout 0.3, dense 10}: layers in order, separated by commas. A dense layer that does not say how
 * many units it has gets one for each class, or each number to predict, of the data.
 *
 * <p>A series {@code (steps, channels)} is read by layers such as {@code conv1d}; samples of two
 * axes are such series where those layers stand first, and images of one channel elsewhere.
 *
 * <p>{@code residual(conv 16 3x3 same relu, conv 16 3x3 same)} adds what goes in to what comes out;
 * {@code parallel(conv 8 1x1 | conv 8 3x3 same)} puts what its branches make side by side, {@code
 * product}, {@code sum}, {@code average}, {@code maximum} and {@code minimum} make one of them
 * element by element. Brackets may stand in each other.
 */
public final class LayerText {
  private final List<LayerPart> parts;
  private final String text;

  private LayerText(String text) {
    this.text = text;
    this.parts = LayerLine.parse(text);
  }

  /**
   * Reads a line.
   *
   * @throws LayerTextException that points at the word that is wrong
   */
  public static LayerText parse(String text) {
    LayerText parsed = new LayerText(text);
    parsed.parts.forEach(LayerPart::check);
    return parsed;
  }

  /**
   * The model with fresh parameters.
   *
   * @param sampleShape the shape of one sample of the data
   * @param outputs the number of its classes, or of numbers to predict
   * @throws LayerTextException that points at a layer that cannot read what comes before it
   */
  public Network create(Shape sampleShape, int outputs, long seed) {
    Node last = build(sampleShape, outputs);
    boolean isRow = last.shape().rank() == 1;
    if (!isRow && last.shape().size() != outputs) { // as many numbers may be an image to restore
      throw parts
          .get(parts.size() - 1)
          .wrong(
              "a model ends in one row of numbers, this one in samples of shape "
                  + last.shape()
                  + "; put flatten and dense behind it");
    }
    if (last.isInput()) {
      throw parts
          .get(parts.size() - 1)
          .wrong("a model needs at least one layer that does something");
    }
    return new Network(last, seed);
  }

  /**
   * The layers upon the samples; upon series {@code (steps, channels)} where the samples have two
   * axes and the layers cannot read them as images of one channel.
   */
  private Node build(Shape sampleShape, int outputs) {
    Node input = Node.input(sampleShape);
    try {
      return build(input, outputs);
    } catch (LayerTextException e) {
      if (sampleShape.rank() != 3 || sampleShape.dim(2) != 1) {
        throw e;
      }
      try {
        Shape series = Shape.of(sampleShape.dim(0), sampleShape.dim(1));
        return build(input.then(new Reshape(series)), outputs);
      } catch (LayerTextException ofSeries) {
        throw e;
      }
    }
  }

  private Node build(Node input, int outputs) {
    List<Node> made = new ArrayList<>();
    Node last = input;
    for (LayerPart part : parts) {
      last = part.build(last, outputs);
      made.add(last);
    }
    requireRoom(made);
    return last;
  }

  /** Whether the first layer brings pixels from 0 to 255 to a scale of its own. */
  boolean scalesPixels() {
    return parts.get(0) instanceof OneLayer first && first.scalesPixels();
  }

  /** Points at the first layer that the model is too large with, found by halving. */
  private void requireRoom(List<Node> made) {
    int fits = -1;
    int least = made.size() - 1;
    Optional<String> lack = ModelRoom.lack(made.get(least), 1);
    if (lack.isEmpty()) {
      return;
    }
    while (least - fits > 1) {
      int middle = (fits + least) / 2;
      if (ModelRoom.lack(made.get(middle), 1).isPresent()) {
        least = middle;
      } else {
        fits = middle;
      }
    }
    throw parts
        .get(least)
        .wrong(
            "the model is too large with this layer: "
                + ModelRoom.lack(made.get(least), 1).orElseThrow());
  }

  @Override
  public String toString() {
    return text;
  }
}
