package io.github.rangefinder.finder.source.curve;

import io.github.rangefinder.finder.disk.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads the curves in a file that another program, or this one, recorded. */
public final class CurveFile {
  private static final String OURS = "range-test.json";

  /** A million iterations. */
  private static final int MOST_BYTES = 64 << 20;

  private CurveFile() {}

  /**
   * The curves in a file, in their order; of {@code range-test.json} those in the {@code
   * range-test.csv} beside it, since that has the losses.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  public static List<RecordedCurve> read(Path file) throws IOException {
    Path place =
        file.endsWith(OURS) && Files.exists(file.resolveSibling("range-test.csv"))
            ? file.resolveSibling("range-test.csv")
            : file;
    try {
      String text = TextFile.read(place, MOST_BYTES);
      if (text.isBlank()) {
        throw new IllegalArgumentException("it is empty");
      }
      return isJson(place, text) ? CurveJson.read(text) : CurveCsv.read(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("cannot read " + place + ": " + e.getMessage(), e);
    }
  }

  private static boolean isJson(Path file, String text) {
    String start = text.stripLeading();
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".json")
        || start.startsWith("{")
        || start.startsWith("[");
  }
}
