package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Value;
import java.util.List;

/**
 * Where an op works: all that it reads and fills, made once for the largest batch.
 *
 * @param inputs what forward reads, and to whose gradients backward adds unless they are null
 * @param output what forward overwrites, and whose gradient backward reads
 * @param parameters what the layer created; a parameter whose gradient is null is not learned
 * @param workers the threads that share the work
 * @param seed where random numbers of this op start from
 * @param frozen whether the layer is to learn nothing and to keep its statistics as they are
 */
public record Place(
    List<Value> inputs,
    Value output,
    List<Parameter> parameters,
    Workers workers,
    long seed,
    boolean frozen) {

  /** The first input, of a layer that has one. */
  public Value input() {
    return inputs.get(0);
  }

  /** A part of this place: an op that is one of several which work for one layer. */
  Place part(Value in, Value out, List<Parameter> ofPart) {
    return new Place(List.of(in), out, ofPart, workers, seed, frozen);
  }

  /** The largest number of samples of a step. */
  public int batchSize() {
    return output.shape().dim(0);
  }
}
