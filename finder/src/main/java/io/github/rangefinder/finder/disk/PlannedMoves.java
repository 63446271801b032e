package io.github.rangefinder.finder.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list of which complete drafts of a folder go where, on the disk from before the first is in
 * its place until all are: whoever finds it after a kill in between does what is left, so that
 * files that belong together are never of two runs.
 */
final class PlannedMoves implements Closeable {
  private static final String FILE = "rangefinder.moves";

  /** Some dozen lines at most. */
  private static final int MOST_BYTES = 10_000;

  /** A draft and the plain name that it gets; nothing that leads out of the folder. */
  private static final Pattern MOVE =
      Pattern.compile("(" + Draft.NAME + ") ([\\w-][\\w.-]*)", Pattern.UNICODE_CHARACTER_CLASS);

  private final Path file;

  private PlannedMoves(Path file) {
    this.file = file;
  }

  /** Writes the list into the folder of the drafts, which is the same for all of them. */
  static PlannedMoves write(List<Draft> drafts) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Draft draft : drafts) {
      lines.append(draft.name()).append(' ').append(draft.target().getFileName()).append('\n');
    }
    Path file = drafts.get(0).target().resolveSibling(FILE);
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    try (Draft list = Draft.write(file, out -> out.write(bytes))) {
      list.putInPlace();
    }
    return new PlannedMoves(file);
  }

  /** Whether somebody was killed between the moves. */
  static boolean areIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  /** Does what is left of them; nobody else may be writing to the folder. */
  static void finish(Path folder) throws IOException {
    if (areIn(folder)) {
      Path file = folder.resolve(FILE);
      for (String line : TextFile.read(file, MOST_BYTES).split("\n")) {
        Matcher move = MOVE.matcher(line);
        if (move.matches()) {
          Draft.found(folder, move.group(1), move.group(2)).putInPlaceIfThere();
        }
      }
      Files.delete(file);
    }
  }

  /** All are done, or none is to be. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
