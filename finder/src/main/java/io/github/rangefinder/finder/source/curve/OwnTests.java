package io.github.rangefinder.finder.source.curve;

import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.disk.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What our own {@code range-test.json} says of the tests whose points are in the {@code
 * range-test.csv} beside it: what the points themselves do not show.
 */
final class OwnTests {
  /** What a judged test calls the number of updates from one loss to the next. */
  private static final String UPDATES = "updatesPerLoss";

  private final Map<Key, Test> tests = new HashMap<>();

  /** The column that was judged. */
  private final String loss;

  private record Key(String optimizer, String repeat) {}

  private record Test(int rows, RecordedCurve.Circumstances circumstances) {}

  private OwnTests(JsonPart root) {
    JsonPart settings = root.get("settings");
    boolean validation = settings.has("loss") && settings.get("loss").string().equals("validation");
    int interval = validation ? settings.get("validationInterval").whole(1, Integer.MAX_VALUE) : 1;
    loss = validation ? "validation_loss" : "loss";
    double updates = updates(settings);
    List<JsonPart> all = root.get("tests").elements();
    List<String> names =
        all.stream().map(test -> test.get("optimizer").string()).distinct().toList();
    for (JsonPart test : all) {
      String name = test.get("optimizer").string();
      int planned = planned(settings.get("iterations"), names.indexOf(name));
      tests.put(
          new Key(name, Integer.toString(test.get("repeat").whole(0, Integer.MAX_VALUE))),
          new Test(
              test.get("iterations").whole(0, Integer.MAX_VALUE),
              new RecordedCurve.Circumstances(
                  planned / interval,
                  Optional.of(test.get("stopReason").string()),
                  test.has("weights") ? weights(test.get("weights")) : new double[0],
                  updates * interval)));
    }
  }

  /** How many updates a loss has; one where the file does not say it. */
  private static double updates(JsonPart settings) {
    if (settings.has("independent") && settings.get("independent").truth()) {
      return Double.POSITIVE_INFINITY;
    }
    for (String name : List.of(UPDATES, "batchesPerLr")) {
      if (settings.has(name)) {
        return settings.get(name).whole(1, Integer.MAX_VALUE);
      }
    }
    return 1;
  }

  private static double[] weights(JsonPart list) {
    double[] weights = list.numbers();
    if (Arrays.stream(weights).anyMatch(weight -> !(weight > 0 && weight <= 1))) {
      throw list.expected("numbers above 0, at most 1");
    }
    return weights;
  }

  /** How many iterations a test was to have: the same for all, or one number for each. */
  private static int planned(JsonPart iterations, int number) {
    return (iterations.json().isJsonArray() ? iterations.elements().get(number) : iterations)
        .whole(1, Integer.MAX_VALUE);
  }

  /**
   * What stands beside a file of points; empty where nothing does, or nothing of that kind.
   *
   * @throws IOException with a sentence that names the file, if it cannot be read
   */
  static Optional<OwnTests> beside(Path csv, int mostBytes) throws IOException {
    Path json = csv.resolveSibling(CurveFile.OUR_ANSWERS);
    if (!csv.endsWith(CurveFile.OUR_POINTS) || !Files.isRegularFile(json)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new OwnTests(JsonPart.parse("the file", TextFile.read(json, mostBytes))));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty(); // the points are worth reading without it
    }
  }

  /** The name of the column with the losses that were judged. */
  String loss() {
    return loss;
  }

  /**
   * What is known of a test; empty if it is not one of these.
   *
   * @param rows how many rows it has in the file of points
   */
  Optional<RecordedCurve.Circumstances> of(String optimizer, String repeat, int rows) {
    return Optional.ofNullable(tests.get(new Key(optimizer, repeat)))
        .filter(test -> test.rows == rows)
        .map(Test::circumstances);
  }
}
