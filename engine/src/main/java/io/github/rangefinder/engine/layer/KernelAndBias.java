package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a layer of weighted sums learns.
 *
 * @param layer for messages: "dense"
 * @param initializer draws the kernel; the bias starts at 0
 * @param hasBias whether there is a bias
 */
record KernelAndBias(String layer, Initializer initializer, boolean hasBias) {
  /**
   * A kernel of a shape, and behind it a bias (outputs) if there is one.
   *
   * @param outputs what the bias has a number for: units or filters
   */
  List<Parameter> create(Shape kernel, int outputs, SplittableRandom random) {
    Tensor weights = new Tensor(kernel);
    initializer.fill(kernel, weights.data(), random);
    Parameter first = new Parameter(layer + " kernel", weights);
    return hasBias
        ? List.of(first, new Parameter(layer + " bias", new Tensor(Shape.of(outputs))))
        : List.of(first);
  }

  /** The bias (outputs) of a place; where there is none, one of zeros that nobody learns. */
  Parameter bias(Place place, int outputs) {
    return hasBias
        ? place.parameters().get(1)
        : Parameter.statistic("no " + layer + " bias", new Tensor(Shape.of(outputs)));
  }
}
