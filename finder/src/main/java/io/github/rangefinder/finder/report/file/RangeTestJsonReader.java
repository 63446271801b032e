package io.github.rangefinder.finder.report.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
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
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.OptimizerReport;
import io.github.rangefinder.finder.run.RangeTestReport;
import io.github.rangefinder.finder.run.TestReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link RangeTestJson} writes, together with the curves of the CSV file. */
final class RangeTestJsonReader {
  private static final Pattern POSITION = Pattern.compile("line \\d+ column \\d+");

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
    JsonElement root;
    try {
      root = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      Matcher position = POSITION.matcher(String.valueOf(e.getMessage()));
      throw new IllegalArgumentException(
          "it is not valid JSON" + (position.find() ? " at " + position.group() : ""), e);
    }
    return new RangeTestJsonReader(curves).report(new Node("the file", root));
  }

  private RangeTestReport report(Node root) {
    Map<String, Object> settings = root.get("settings").map();
    if (RangeTestReport.judgesValidation(settings)) {
      curves.replaceAll((key, curve) -> curve.judgedByValidation());
    }
    Node environment = root.get("environment");
    Map<String, List<TestReport>> tests = new HashMap<>();
    for (Node test : root.get("tests").elements()) {
      String optimizer = test.get("optimizer").string();
      tests.computeIfAbsent(optimizer, name -> new ArrayList<>()).add(test(optimizer, test));
    }
    List<OptimizerReport> results = new ArrayList<>();
    root.get("results").elements().forEach(result -> results.add(result(result, tests)));
    return new RangeTestReport(
        root.get("version").string(),
        settings,
        new Environment(
            environment.get("jdk").string(),
            environment.get("kernels").string(),
            (int) environment.get("vectorBits").number(),
            (int) environment.get("threads").number(),
            environment.get("os").string()),
        results);
  }

  private TestReport test(String optimizer, Node test) {
    int repeat = (int) test.get("repeat").number();
    int iterations = (int) test.get("iterations").number();
    RangeCurve curve =
        curves.getOrDefault(
            new RangeTestCsv.Key(optimizer, repeat),
            new RangeCurve(new double[0], new double[0], new double[0]));
    if (curve.size() != iterations) {
      throw new IllegalArgumentException(
          "expected %d iterations of %s (repeat %d) in the CSV file, found %d"
              .formatted(iterations, optimizer, repeat, curve.size()));
    }
    Map<String, OptionalDouble> suggestions = new LinkedHashMap<>();
    Node rules = test.get("suggestions");
    rules.map().keySet().forEach(rule -> suggestions.put(rule, rules.get(rule).optional()));
    RangeTestResult result =
        new RangeTestResult(
            curve,
            StopReason.ofLabel(test.get("stopReason").string()),
            test.get("seconds").optional().orElse(Double.NaN));
    return new TestReport(repeat, result, suggestions);
  }

  private static OptimizerReport result(Node result, Map<String, List<TestReport>> tests) {
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
  private static Optional<RateRange> range(Node result) {
    if (!result.has("low") || !result.has("high")) {
      return Optional.empty();
    }
    OptionalDouble low = result.get("low").optional();
    OptionalDouble high = result.get("high").optional();
    return low.isPresent() && high.isPresent()
        ? Optional.of(new RateRange(low.getAsDouble(), high.getAsDouble()))
        : Optional.empty();
  }

  private static Verification verification(Node verification) {
    List<Trial> trials = new ArrayList<>();
    for (Node training : verification.get("trainings").elements()) {
      trials.add(
          new Trial(
              training.get("learningRate").number(),
              training.get("validationLoss").optional().orElse(Double.POSITIVE_INFINITY),
              training.get("standardError").optional().orElse(Double.NaN),
              training.get("validationAccuracy").optional()));
    }
    return new Verification((int) verification.get("epochs").number(), trials);
  }

  /** A JSON element that knows where it stands. */
  private record Node(String place, JsonElement json) {
    Node get(String name) {
      JsonElement child = json instanceof JsonObject object ? object.get(name) : null;
      if (child == null) {
        throw new IllegalArgumentException("expected " + name + " in " + place);
      }
      return new Node(name, child);
    }

    boolean has(String name) {
      return json instanceof JsonObject object && object.has(name);
    }

    List<Node> elements() {
      if (!(json instanceof JsonArray array)) {
        throw expected("a list");
      }
      List<Node> nodes = new ArrayList<>();
      for (JsonElement element : array) {
        nodes.add(new Node(place + "[" + nodes.size() + "]", element));
      }
      return nodes;
    }

    Map<String, Object> map() {
      if (!json.isJsonObject()) {
        throw expected("an object");
      }
      return RangeTestJson.GSON.fromJson(json, new TypeToken<Map<String, Object>>() {});
    }

    String string() {
      if (!json.isJsonPrimitive()) {
        throw expected("a string");
      }
      return json.getAsString();
    }

    double number() {
      if (!(json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber())) {
        throw expected("a number");
      }
      return json.getAsDouble();
    }

    OptionalDouble optional() {
      return json instanceof JsonNull ? OptionalDouble.empty() : OptionalDouble.of(number());
    }

    private IllegalArgumentException expected(String what) {
      return new IllegalArgumentException(
          "expected " + place + " to be " + what + ", found " + json);
    }
  }
}
