package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A model as a line of text, such as {@code conv 32 3x3 relu, maxpool 2, flatten, dense 128 relu,
 * dropout 0.3, dense 10}: layers in order, separated by commas. A dense layer that does not say how
 * many units it has gets one for each class, or each number to predict, of the data.
 */
public final class LayerText {
  private final List<LayerWords> words;
  private final String text;

  private LayerText(String text) {
    this.text = text;
    this.words = LayerWords.split(text);
  }

  /**
   * Reads a line.
   *
   * @throws LayerTextException that points at the word that is wrong
   */
  public static LayerText parse(String text) {
    LayerText parsed = new LayerText(text);
    parsed.words.forEach(layer -> LayerForms.read(layer.again(), 1));
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
    List<Layer> layers = new ArrayList<>();
    Shape shape = sampleShape;
    for (LayerWords layerWords : words) {
      for (Layer layer : LayerForms.read(layerWords.again(), outputs)) {
        try {
          shape = layer.outputShape(List.of(shape));
        } catch (IllegalArgumentException e) {
          throw layerWords.wrong(e.getMessage());
        }
        layers.add(layer);
      }
    }
    if (shape.rank() != 1) {
      throw words
          .get(words.size() - 1)
          .wrong(
              "a model ends in one row of numbers, this one in samples of shape "
                  + shape
                  + "; put flatten and dense behind it");
    }
    return Network.sequential(sampleShape, layers, seed);
  }

  @Override
  public String toString() {
    return text;
  }
}
