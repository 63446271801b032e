package io.github.rangefinder.finder.run;

import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.nio.file.Path;

/**
 * Where the results of a run go.
 *
 * @param folder for its files
 * @param quiet whether nobody is shown its progress
 * @param command the command that asked for all this, as somebody could type it; null without one
 */
public record Output(Path folder, boolean quiet, String command) {
  /**
   * Checks the folder's name.
   *
   * @throws SettingException if it has none
   */
  public Output {
    if (folder.toString().isEmpty()) {
      throw SettingException.usage(Setting.OUT, " must name a folder, got ''");
    }
  }
}
