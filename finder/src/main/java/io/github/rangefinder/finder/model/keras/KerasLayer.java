package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.finder.model.layer.KerasConfig;
import java.util.List;

/**
 * A layer of a model, or of a model in it. Several calls may share it, and with it its weights; two
 * layers are the same only if they are the same object.
 */
final class KerasLayer implements KerasPart {
  private static final String OWN = ">";

  private final KerasConfig config;
  private final boolean isOperation;
  private final boolean isTrainable;
  private final List<String> groups;
  private final List<String> models;

  /**
   * A layer.
   *
   * @param config its class, name and options
   * @param isOperation whether it is a function of {@code keras.ops} and no layer
   * @param isTrainable whether it and all models around it learn
   * @param groups the groups of an archive of weights that lead to it, outermost first, such as
   *     {@code sequential_1, conv2d}; a slash leads to a group in a group
   * @param models the names of the models in the model that lead to it, outermost first
   */
  KerasLayer(
      KerasConfig config,
      boolean isOperation,
      boolean isTrainable,
      List<String> groups,
      List<String> models) {
    this.config = config;
    this.isOperation = isOperation;
    this.isTrainable = isTrainable;
    this.groups = List.copyOf(groups);
    this.models = List.copyOf(models);
  }

  KerasConfig config() {
    return config;
  }

  boolean isOperation() {
    return isOperation;
  }

  boolean isTrainable() {
    return isTrainable;
  }

  /** Whether somebody wrote its class, so that Keras's own code does not say what it computes. */
  boolean isOfOwnClass() {
    return isOwn(kerasClass());
  }

  /** Whether a class's name is none of Keras's, but {@code package>Class}. */
  static boolean isOwn(String registeredName) {
    return registeredName.contains(OWN);
  }

  List<String> groups() {
    return groups;
  }

  List<String> models() {
    return models;
  }

  /** Its name behind those of the models that lead to it: {@code base/conv2d}. */
  String path() {
    return models.isEmpty() ? name() : String.join("/", models) + "/" + name();
  }

  @Override
  public String kerasClass() {
    return config.kerasClass();
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public String toString() {
    String plain = kerasClass().substring(kerasClass().lastIndexOf('.') + 1);
    return plain + " \"" + name() + "\"";
  }
}
