package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.rangetest.Evidence;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.RateRange;
import io.github.rangefinder.finder.rangetest.Reason;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.find.OptimizerReport;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.find.TestReport;
import io.github.rangefinder.finder.run.find.TestSetup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what {@link RangeTestJson} writes, together with the curves of the CSV file. */
final class RangeTestJsonReader {
  private final Map<RangeTestCsv.Key, RangeCurve> curves;

  private RangeTestJsonReader(Map<RangeTestCsv.Key, RangeCurve> curves) {
    this.curves = new HashMap<>(curves);
  }

  /**
   * The report in a file's text.
   *
   * @param curves the tests' curves; one that is missing had no iterations
   * @throws IllegalArgumentException that says where something else was expected
   */
  static RangeTestReport read(String text, Map<RangeTestCsv.Key, RangeCurve> curves) {
    return new RangeTestJsonReader(curves).report(JsonPart.parse("the file", text));
  }

  private RangeTestReport report(JsonPart root) {
    Provenance provenance = ProvenanceJson.read(root);
    if (TestSetup.of(provenance.settings()).judgesValidation()) {
      curves.replaceAll((key, curve) -> curve.judgedByValidation());
    }
    Map<String, List<TestReport>> tests = new HashMap<>();
    for (JsonPart test : root.get("tests").elements()) {
      String optimizer = test.get("optimizer").string();
      tests.computeIfAbsent(optimizer, name -> new ArrayList<>()).add(test(optimizer, test));
    }
    List<OptimizerReport> results = new ArrayList<>();
    root.get("results").elements().forEach(result -> results.add(result(result, tests)));
    return new RangeTestReport(provenance, results);
  }

  private TestReport test(String optimizer, JsonPart test) {
    int repeat = test.get("repeat").whole(0, Integer.MAX_VALUE);
    int iterations = test.get("iterations").whole(0, Integer.MAX_VALUE);
    RangeCurve curve =
        curves.getOrDefault(
            new RangeTestCsv.Key(optimizer, repeat),
            new RangeCurve(new double[0], new double[0], new double[0]));
    if (curve.size() != iterations) {
      throw new IllegalArgumentException(
          "expected %d iterations of %s (repeat %d) in the CSV file, found %d"
              .formatted(iterations, optimizer, repeat, curve.size()));
    }
    if (test.has("weights")) {
      curve = curve.weighted(weights(test.get("weights"), iterations));
    }
    Map<String, OptionalDouble> suggestions = new LinkedHashMap<>();
    JsonPart rules = test.get("suggestions");
    rules.map().keySet().forEach(rule -> suggestions.put(rule, rules.get(rule).optional()));
    RangeTestResult result =
        new RangeTestResult(
            curve,
            StopReason.ofLabel(test.get("stopReason").string()),
            test.get("seconds").optional().orElse(Double.NaN));
    return new TestReport(repeat, result, suggestions);
  }

  /** How much each loss counts; a file says it where not all count fully. */
  private static double[] weights(JsonPart list, int iterations) {
    double[] weights = list.numbers();
    if (weights.length != iterations || Arrays.stream(weights).anyMatch(w -> !(w > 0 && w <= 1))) {
      throw list.expected("a list of %d numbers above 0, at most 1".formatted(iterations));
    }
    return weights;
  }

  private static OptimizerReport result(JsonPart result, Map<String, List<TestReport>> tests) {
    String optimizer = result.get("optimizer").string();
    if (!tests.containsKey(optimizer)) {
      throw new IllegalArgumentException("there is no test of " + optimizer);
    }
    Verdict verdict = Verdict.ofLabel(result.get("verdict").string());
    return new OptimizerReport(
        optimizer,
        tests.get(optimizer),
        new Suggestion(
            result.get("suggested").optional(),
            verdict,
            List.of(Reason.of(result.get("reason").string())),
            range(result),
            result.has("evidence")
                ? Evidence.ofLabel(result.get("evidence").string())
                : Evidence.CURVE),
        result.has("verification")
            ? Optional.of(verification(result.get("verification")))
            : Optional.empty());
  }

  /** Files of earlier releases have no range. */
  private static Optional<RateRange> range(JsonPart result) {
    if (!result.has("low") || !result.has("high")) {
      return Optional.empty();
    }
    OptionalDouble low = result.get("low").optional();
    OptionalDouble high = result.get("high").optional();
    return low.isPresent() && high.isPresent()
        ? Optional.of(new RateRange(low.getAsDouble(), high.getAsDouble()))
        : Optional.empty();
  }

  private static Verification verification(JsonPart verification) {
    List<Trial> trials = new ArrayList<>();
    for (JsonPart training : verification.get("trainings").elements()) {
      trials.add(
          new Trial(
              training.get("learningRate").number(),
              training.get("validationLoss").optional().orElse(Double.POSITIVE_INFINITY),
              training.get("standardError").optional().orElse(Double.NaN),
              training.get("validationAccuracy").optional()));
    }
    return new Verification(verification.get("epochs").whole(1, Integer.MAX_VALUE), trials);
  }
}
