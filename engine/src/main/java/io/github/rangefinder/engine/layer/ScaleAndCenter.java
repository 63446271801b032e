package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a normalisation multiplies by and adds at last.
 *
 * @param hasGamma whether there is a gamma ("scale" in Keras), which starts at 1
 * @param hasBeta whether there is a beta ("center" in Keras), which starts at 0
 */
record ScaleAndCenter(boolean hasGamma, boolean hasBeta) {
  /** Gamma before beta. */
  List<Parameter> create(String layer, Shape shape) {
    List<Parameter> parameters = new ArrayList<>();
    if (hasGamma) {
      parameters.add(new Parameter(layer + " gamma", new Tensor(shape, ones(shape.size()))));
    }
    if (hasBeta) {
      parameters.add(new Parameter(layer + " beta", new Tensor(shape)));
    }
    return parameters;
  }

  /** What a gamma multiplies by, the numbers themselves; n ones where it is null. */
  static float[] scales(Parameter gamma, int n) {
    return gamma == null ? ones(n) : gamma.data().data();
  }

  private static float[] ones(int n) {
    float[] ones = new float[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Null where there is none. */
  Parameter gamma(Place place) {
    return hasGamma ? place.parameters().get(0) : null;
  }

  /** Null where there is none. */
  Parameter beta(Place place) {
    return hasBeta ? place.parameters().get(hasGamma ? 1 : 0) : null;
  }
}
