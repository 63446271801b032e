package io.github.rangefinder.finder.source.curve;

import io.github.rangefinder.finder.disk.TextFile;
import io.github.rangefinder.finder.source.table.ForeignContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the curves in a file that another program, or this one, recorded. */
public final class CurveFile {
  static final String OUR_ANSWERS = "range-test.json";
  static final String OUR_POINTS = "range-test.csv";

  /** Lines of a log may begin with the time in brackets. */
  private static final Pattern DATED = Pattern.compile("\\[\\s*[^\\]\\[{},]*[:A-Za-z][^\\]]*\\]");

  /** A million iterations. */
  private static final int MOST_BYTES = 64 << 20;

  private CurveFile() {}

  /**
   * The curves in a file, in their order. Our own {@code range-test.csv} has the losses, and {@code
   * range-test.json} beside it how the tests went: of both, or of either where they stand together,
   * the same curves are read. The folder of a finished test stands for them.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  public static List<RecordedCurve> read(Path file) throws IOException {
    Path place = place(file);
    try {
      if (CurveNpz.is(place)) {
        return CurveNpz.read(place);
      }
      String text = text(place);
      if (text.isBlank()) {
        throw new IllegalArgumentException("it is empty");
      }
      if (isJson(place, text)) {
        return CurveJson.read(text);
      }
      List<RecordedCurve> listed = CurveLists.read(text);
      List<RecordedCurve> logged = listed.isEmpty() ? CurveLog.read(text) : listed;
      return logged.isEmpty() ? CurveCsv.read(text, OwnTests.beside(place, MOST_BYTES)) : logged;
    } catch (IllegalArgumentException e) {
      throw new IOException("cannot read " + place + ": " + e.getMessage(), e);
    }
  }

  private static String text(Path file) throws IOException {
    try {
      return TextFile.read(file, MOST_BYTES);
    } catch (IOException e) {
      String kind = ForeignContent.within(file).orElseThrow(() -> e);
      throw new IllegalArgumentException("it is " + kind, e);
    }
  }

  private static Path place(Path file) {
    Path points =
        Files.isDirectory(file) ? file.resolve(OUR_POINTS) : file.resolveSibling(OUR_POINTS);
    boolean ours = Files.isDirectory(file) || file.endsWith(OUR_ANSWERS);
    return ours && Files.exists(points) ? points : file;
  }

  private static boolean isJson(Path file, String text) {
    String start = text.stripLeading();
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".json")
        || start.startsWith("{")
        || start.startsWith("[") && !DATED.matcher(start).lookingAt();
  }
}
