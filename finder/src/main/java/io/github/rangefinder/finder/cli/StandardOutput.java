package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.setting.SettingException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** The end of an answer on standard output. */
final class StandardOutput {
  private StandardOutput() {}

  /**
   * Sends what has been printed on its way.
   *
   * @param folder where the answer is, too
   * @throws SettingException if it did not get through
   */
  static void finish(PrintWriter stdout, Path folder) {
    if (stdout.checkError() || System.out.checkError()) {
      throw SettingException.failure(
          "standard output cannot be written to; the answer is in " + folder + ", too");
    }
  }
}
