package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.finder.model.layer.KerasConfig;
import java.util.List;
import java.util.Map;

/**
 * A model with the models in it dissolved: calls of layers in an order in which they can run.
 *
 * @param layers its layers, each once, in the order of their weights
 * @param calls what runs, in order
 * @param output which of the calls gives what the model gives
 * @param given what each layer and model gave at its last call, and each input layer was given
 */
record KerasGraph(
    List<KerasLayer> layers,
    List<KerasCall> calls,
    Source output,
    Map<KerasPart, List<Source>> given) {
  /** What a call reads. */
  sealed interface Source permits Input, Result, Number {}

  /** What the model is given. */
  record Input() implements Source {}

  /** What an earlier call gives. */
  record Result(int call) implements Source {}

  /** A number. */
  record Number(double value) implements Source {}

  /**
   * A call of a layer.
   *
   * @param sources what it reads
   * @param isInference whether it runs in its inference form also in training
   * @param config its options, of a function of Keras 2 those that it is called with
   */
  record KerasCall(
      KerasLayer layer, List<Source> sources, boolean isInference, KerasConfig config) {}
}
