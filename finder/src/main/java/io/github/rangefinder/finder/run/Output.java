package io.github.rangefinder.finder.run;

import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * Where the results of a run go.
 *
 * @param place the folder for its files
 * @param quiet whether nobody is shown its progress
 * @param command the command that asked for all this, as somebody could type it; null without one
 */
public record Output(String place, boolean quiet, String command) implements Serializable {
  /**
   * Checks the folder's name.
   *
   * @throws SettingException if it has none
   */
  public Output {
    if (place.isEmpty()) {
      throw SettingException.usage(Setting.OUT, " must name a folder, got ''");
    }
  }

  /** Results in a folder. */
  public Output(Path folder, boolean quiet, String command) {
    this(folder.toString(), quiet, command);
  }

  /** The folder for the files. */
  public Path folder() {
    return Path.of(place);
  }
}
