package io.github.rangefinder.finder.model;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.finder.model.keras.KerasFile;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where a model's first weights come from, and which of them stay as they are.
 *
 * @param file a file of weights; null for those that the model brings along or the seed draws
 * @param exceptLast whether the last layer keeps the weights that it has without the file
 * @param frozen names of layers that do not learn, or {@link Freezing#ALL_BUT_LAST}
 */
public record InitialWeights(String file, boolean exceptLast, List<String> frozen)
    implements Serializable {
  /**
   * Checks what can be checked without the file.
   *
   * @throws SettingException with a sentence that names the setting
   */
  public InitialWeights {
    if (exceptLast && file == null) {
      throw SettingException.usage(
          Setting.EXCEPT_LAST, " is for a file of ", Setting.WEIGHTS, ", and none is given");
    }
    frozen = List.copyOf(frozen);
  }

  /** All from a file, or as the model comes where that is null; every layer learns. */
  public InitialWeights(String file) {
    this(file, false, List.of());
  }

  /** The same with the file at another place. */
  public InitialWeights at(UnaryOperator<String> places) {
    return file == null ? this : new InitialWeights(places.apply(file), exceptLast, frozen);
  }

  /** Reads the file, if there is one, into a network that has weights of its own. */
  void read(Network network) throws IOException {
    if (file != null) {
      WeightsFile.read(Path.of(file), network, exceptLast);
    }
  }

  /** Whether the file is one of Keras that holds weights and does not say of which layers. */
  boolean areOfKerasAlone() throws IOException {
    Path path = file == null ? null : Path.of(file);
    return path != null
        && Files.isRegularFile(path)
        && ForeignFile.describe(path).isEmpty()
        && KerasFile.holdsWeights(path)
        && !KerasFile.holdsModel(path);
  }
}
