package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Pictures that are drawn and not yet written: drawing needs nobody's file and may go on beside the
 * writing of others.
 *
 * @param drawn what each file is to hold, by its name
 * @param others names of pictures that this run does not have; those of another one do not stay
 */
public record Pictures(Map<String, byte[]> drawn, List<String> others) {
  /** Where there is nothing to see. */
  public static final Pictures NONE = new Pictures(Map.of(), List.of());

  /** These and others behind them. */
  Pictures and(Pictures more) {
    Map<String, byte[]> all = new LinkedHashMap<>(drawn);
    all.putAll(more.drawn);
    return new Pictures(all, Stream.concat(others.stream(), more.others.stream()).toList());
  }

  /**
   * Writes them, each whole or not at all.
   *
   * @param folder must exist
   * @return their names
   * @throws IOException with a sentence for each file that cannot be written
   */
  public List<String> writeTo(Path folder) throws IOException {
    for (String other : others) {
      Files.deleteIfExists(folder.resolve(other));
    }
    Map<Path, WholeFile.Content> files = new LinkedHashMap<>();
    drawn.forEach((name, png) -> files.put(folder.resolve(name), out -> out.write(png)));
    WholeFile.writeEach(files);
    return List.copyOf(drawn.keySet());
  }
}
