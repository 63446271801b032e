package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.setting.Words;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Which model: a preset, a file that Keras wrote, or layers as a line of text.
 *
 * @param text how somebody named it
 */
public record ModelChoice(String text) implements Serializable {
  /** As wide as help is. */
  private static final int COLUMNS = 80;

  /**
   * Checks what can be checked without the data and without opening a file.
   *
   * @throws SettingException with a sentence that names the word that is wrong
   */
  public ModelChoice {
    if (text.isBlank()) {
      throw SettingException.usage(
          Setting.MODEL,
          " must be convnet, mlp, a list of layers, or a file that Keras wrote, got ''");
    }
    if (preset(text).isEmpty() && !isFile(text)) {
      parse(text);
    }
  }

  /** The one that suits samples of that shape. */
  public static ModelChoice suiting(Shape sample) {
    return new ModelChoice(Words.word(ModelPreset.suiting(sample)));
  }

  private static Optional<ModelPreset> preset(String text) {
    for (ModelPreset preset : ModelPreset.values()) {
      if (Words.word(preset).equals(text)) {
        return Optional.of(preset);
      }
    }
    return Optional.empty();
  }

  private static LayerText parse(String layers) {
    try {
      return LayerText.parse(layers);
    } catch (LayerTextException e) {
      throw pointing(layers, e);
    }
  }

  private static SettingException pointing(String text, LayerTextException e) {
    String start =
        text.matches("\\S+")
            ? " must be convnet, mlp, a .keras, .json or .h5 file, or a list of layers; "
            : ": ";
    return SettingException.usage(
        Setting.MODEL,
        String.join(System.lineSeparator(), start + e.getMessage(), e.excerpt(COLUMNS)));
  }

  /** What is no list of layers may be a file or a folder of any name. */
  private static boolean isFile(String text) {
    return ModelFile.isNamed(text) || ModelFile.exists(text) && !isLayers(text);
  }

  private static boolean isLayers(String text) {
    try {
      LayerText.parse(text);
      return true;
    } catch (LayerTextException e) {
      return false;
    }
  }

  /** Whether it is a file, not a name or a list of layers. */
  public boolean isFile() {
    return preset(text).isEmpty() && isFile(text);
  }

  /**
   * The model for a data set: with the weights of a file, its own or fresh ones.
   *
   * @param place where the data comes from, for messages
   * @throws IOException with a sentence that names a file and what is wrong with it
   * @throws SettingException if the model cannot read the data's samples
   */
  public DescribedModel create(Dataset data, String place, long seed, InitialWeights weights)
      throws IOException {
    return create(data.sampleShape(), data.targets().outputs(), place, seed, weights);
  }

  /**
   * The model for samples of a shape.
   *
   * @param outputs the number of classes, or of numbers to predict
   * @param place where the samples come from, for messages
   * @throws IOException with a sentence that names a file and what is wrong with it
   * @throws SettingException if the model cannot read the samples
   */
  public DescribedModel create(
      Shape sample, int outputs, String place, long seed, InitialWeights weights)
      throws IOException {
    if (isFile()) {
      return ModelFile.read(text).create(sample, seed, weights);
    }
    Network made = ofLayers(sample, outputs, place, seed);
    weights.read(made);
    return new DescribedModel(Freezing.apply(made, weights.frozen(), List::of));
  }

  /**
   * The shape that samples have, with an extent for each that a file leaves open; empty for a model
   * that is no file's, or whose file does not say how many channels there are.
   *
   * @throws IOException with a sentence that names the model's file and what is wrong with it
   */
  public Optional<Shape> ownShape(int open) throws IOException {
    return isFile() ? ModelFile.read(text).ownShape(open) : Optional.empty();
  }

  /** Whether the model begins with bringing pixels from 0 to 255 to its own scale. */
  public boolean scalesPixels() {
    try {
      return isFile()
          ? ModelFile.read(text).scalesPixels()
          : preset(text).isEmpty() && parse(text).scalesPixels();
    } catch (IOException e) {
      return false; // whoever makes the model says why it cannot be read
    }
  }

  private Network ofLayers(Shape sample, int outputs, String place, long seed) {
    Optional<ModelPreset> preset = preset(text);
    if (preset.isPresent() && !preset.get().suits(sample)) {
      throw SettingException.failure(
          Setting.MODEL,
          " " + text + " is for images of at least 10 x 10 pixels, the samples of " + place,
          " have shape " + sample + "; ",
          Setting.MODEL,
          " " + suiting(sample).text + " suits them");
    }
    try {
      return parse(preset.map(ModelPreset::layers).orElse(text)).create(sample, outputs, seed);
    } catch (LayerTextException e) {
      throw pointing(text, e);
    }
  }
}
