package io.github.rangefinder.finder.source.curve;

import io.github.rangefinder.engine.data.numpy.NumpyArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Learning rates and losses in a NumPy archive: two arrays with their names, in a row each. */
final class CurveNpz {
  private CurveNpz() {}

  /** Whether a file is named as such archives are. */
  static boolean is(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".npz");
  }

  /**
   * Reads an archive.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   * @throws IllegalArgumentException with half a sentence likewise
   */
  static List<RecordedCurve> read(Path file) throws IOException {
    try (NumpyArchive archive = NumpyArchive.open(file)) {
      List<String> names = archive.arrays();
      OptionalInt rate = CurveNames.rate(names);
      OptionalInt loss = CurveNames.loss(names);
      if (rate.isEmpty() || loss.isEmpty()) {
        throw new IllegalArgumentException(
            "expected two arrays, lr and loss, found %s".formatted(String.join(", ", names)));
      }
      return List.of(
          RecordedCurve.of(
              "",
              archive.numbers(names.get(rate.getAsInt())),
              archive.numbers(names.get(loss.getAsInt()))));
    }
  }
}
