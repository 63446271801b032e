package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.finder.rangetest.Judgement;
import io.github.rangefinder.finder.rangetest.PriorSmoothing;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RangeTestSettings;
import io.github.rangefinder.finder.rangetest.Replay;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Updates;
import io.github.rangefinder.finder.rangetest.rule.Rules;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.setting.OptimizerChoice;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.source.curve.CurveFile;
import io.github.rangefinder.finder.source.curve.RecordedCurve;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of {@code judge}: what recorded curves say, told as a range test of {@code find} is. */
public final class JudgeRun {
  private static final String UNNAMED = "curve";

  /** Learning rates of repeats may differ in their last digits, as programs write them. */
  private static final double SAME_RATE = 1e-3;

  private final List<Path> files;
  private final List<String> names;
  private final int movingAverage;
  private final Map<String, List<RecordedCurve>> curves = new LinkedHashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();

  /**
   * Reads the curves.
   *
   * @param names what was tested, a name for each file or one for all; none where the files say so
   *     or are repeats of one test
   * @param movingAverage the window of the loss delta
   * @throws IOException with a sentence that names a file and what is wrong with it
   */
  public JudgeRun(List<Path> files, List<String> names, int movingAverage) throws IOException {
    this.files = List.copyOf(files);
    this.names = List.copyOf(names);
    this.movingAverage = movingAverage;
    if (names.size() > 1 && names.size() != files.size()) {
      throw SettingException.usage(
          "there are %d names for %d files; expected one for each, or one for all"
              .formatted(names.size(), files.size()));
    }
    for (int i = 0; i < files.size(); i++) {
      for (RecordedCurve curve : CurveFile.read(files.get(i))) {
        add(name(i, curve), curve, files.get(i));
        Path file = files.get(i);
        curve
            .chosen()
            .ifPresent(losses -> notes.add("The losses of %s are %s.".formatted(file, losses)));
      }
    }
  }

  /** What was decided on reading, a sentence each. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  private String name(int file, RecordedCurve curve) {
    if (!names.isEmpty()) {
      String given = names.get(names.size() == 1 ? 0 : file);
      return curve.name().isEmpty() ? given : given + " " + curve.name();
    }
    return curve.name().isEmpty() ? UNNAMED : curve.name();
  }

  private void add(String name, RecordedCurve curve, Path file) {
    List<RecordedCurve> same = curves.computeIfAbsent(name, n -> new ArrayList<>());
    if (!same.isEmpty() && !sameRamp(same.get(0), curve)) {
      throw SettingException.usage(
          "%s has other learning rates than the curves before it, so they are no repeats of one test; "
              .formatted(file),
          Setting.NAME,
          " tells several tests apart");
    }
    same.add(curve);
  }

  private static boolean sameRamp(RecordedCurve a, RecordedCurve b) {
    int size = Math.min(a.losses().length, b.losses().length);
    for (int i = 0; i < size; i++) {
      double ratio = a.learningRates()[i] / b.learningRates()[i];
      if (Math.abs(ratio - 1) > SAME_RATE) {
        return false;
      }
    }
    return true;
  }

  /**
   * Asks every rule about every curve.
   *
   * @param command how to ask again, for the report
   */
  public RangeTestReport run(String command) {
    List<OptimizerReport> results = new ArrayList<>();
    curves.forEach(
        (name, repeats) -> {
          List<TestReport> tests = new ArrayList<>();
          List<Judgement.Reading> readings = new ArrayList<>();
          for (RecordedCurve curve : repeats) {
            Replay replay = replay(curve);
            RangeTestSettings settings = replay.settings();
            RangeTestResult result = replay.result();
            Updates updates = new Updates(optimizer(name, curve), curve.circumstances().updates());
            ReadOff read = ReadOff.ofCurve(result, settings, updates, Rules.all(movingAverage));
            tests.add(new TestReport(readings.size(), result, read.suggestions()));
            readings.add(
                isOurs(curve)
                    ? read.evidence()
                    : PriorSmoothing.doubted(read.evidence(), result.curve()));
          }
          results.add(new OptimizerReport(name, tests, Judgement.of(readings)));
        });
    return new RangeTestReport(Provenance.of(inForce(command), environment()), results);
  }

  /**
   * The optimizer that a name is, as a file of ours or somebody who judges one names it; empty for
   * any other name. Before what somebody adds to it, a file's own name counts.
   */
  private static Optional<Optimizer> optimizer(String name, RecordedCurve curve) {
    String tested = curve.name().isEmpty() ? name : curve.name();
    try {
      return Optional.of(OptimizerChoice.parse(Candidate.optimizer(tested)).create());
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // any name will do
    }
  }

  /** Only our own files say why a test ended; nobody has smoothed what is in them. */
  private static boolean isOurs(RecordedCurve curve) {
    return curve.circumstances().stopReason().isPresent();
  }

  private static Replay replay(RecordedCurve curve) {
    RecordedCurve.Circumstances known = curve.circumstances();
    return new Replay(
        curve.learningRates(),
        curve.losses(),
        known.weights(),
        known.planned(),
        known.stopReason().flatMap(JudgeRun::stopReason));
  }

  /** The reason that a file names; somebody may have changed it. */
  private static Optional<StopReason> stopReason(String label) {
    return Stream.of(StopReason.values()).filter(one -> one.label().equals(label)).findFirst();
  }

  private Map<String, Object> inForce(String command) {
    RecordedCurve first = curves.values().iterator().next().get(0);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("command", command);
    values.put("curves", files.stream().map(Path::toString).toList());
    values.put("data", files.stream().map(Path::toString).collect(Collectors.joining(", ")));
    values.put("optimizer", List.copyOf(curves.keySet()));
    values.put("preset", null);
    values.put("startLr", first.learningRates()[0]);
    values.put("endLr", Arrays.stream(first.learningRates()).max().orElseThrow());
    values.put("iterations", planned());
    values.put("loss", "batch");
    double updates = first.circumstances().updates();
    if (Double.isInfinite(updates)) {
      values.put("independent", true);
    } else if (updates > 1) {
      values.put("updatesPerLoss", (int) updates);
    }
    values.put("stopFactor", 0.0);
    values.put("movingAverage", movingAverage);
    values.put("repeats", curves.values().stream().mapToInt(List::size).max().orElseThrow());
    return values;
  }

  /** How many points each test was to have; one number where that is the same for all. */
  private Object planned() {
    List<Integer> planned = curves.values().stream().map(JudgeRun::mostPlanned).toList();
    return planned.stream().distinct().count() == 1 ? planned.get(0) : planned;
  }

  private static int mostPlanned(List<RecordedCurve> repeats) {
    return repeats.stream()
        .mapToInt(curve -> Math.max(curve.losses().length, curve.circumstances().planned()))
        .max()
        .orElseThrow();
  }

  /** Nothing was trained here. */
  private static Environment environment() {
    return new Environment(
        Runtime.version().toString(),
        "none",
        0,
        1,
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }
}
