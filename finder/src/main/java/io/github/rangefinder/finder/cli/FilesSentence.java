package io.github.rangefinder.finder.cli;

import java.nio.file.Path;
import java.util.List;

/** Where files went: {@code Files in DIR: a, b, c.}, broken between names at 80 columns. */
final class FilesSentence {
  private static final int WIDTH = 80;

  private FilesSentence() {}

  /** The sentence in lines, none of which is broken in a name. */
  static String of(Path folder, List<String> files) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder("Files in " + folder + ":");
    for (int i = 0; i < files.size(); i++) {
      String name = " " + files.get(i) + (i == files.size() - 1 ? "." : ",");
      if (line.length() + name.length() > WIDTH) {
        text.append(line).append(System.lineSeparator());
        line.setLength(0);
        line.append(' ');
      }
      line.append(name);
    }
    return text.append(line).toString();
  }
}
