package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.layer.Op;
import io.github.rangefinder.engine.layer.Place;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Value;
import java.util.List;

/**
 * An op and where it works.
 *
 * @param cleared the inputs to whose gradients this op is the first to add in a backward pass, so
 *     that they are cleared right before it
 */
record PlacedOp(Op op, Place place, List<Value> cleared) {
  /** Whether there is anything that backward could add to. */
  boolean hasBackward() {
    return place.output().gradient() != null
        && (place.inputs().stream().anyMatch(input -> input.gradient() != null)
            || place.parameters().stream().anyMatch(Parameter::isLearned));
  }
}
