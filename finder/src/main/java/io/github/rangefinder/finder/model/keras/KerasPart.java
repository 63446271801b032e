package io.github.rangefinder.finder.model.keras;

/** What a model of Keras is made of: layers, and models in it. */
sealed interface KerasPart permits KerasLayer, KerasModel {
  /** Keras's class. */
  String kerasClass();

  /** The name that others in the same model call it by. */
  String name();
}
