package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.run.evaluate.Confusion;
import io.github.rangefinder.finder.run.evaluate.Evaluation;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code evaluation.json}, with as many of the mistakes as the file has. */
final class EvaluationJsonReader {
  private EvaluationJsonReader() {}

  /**
   * The evaluation in a file's text.
   *
   * @throws IllegalArgumentException that says where something else was expected
   */
  static Evaluation read(String text) {
    JsonPart root = JsonPart.parse("the file", text);
    List<String> classes =
        root.get("classes").elements().stream().map(one -> one.get("class").string()).toList();
    Confusion confusion = ConfusionJson.read(classes, root.get("confusion"));
    List<Evaluation.Errors> errors = new ArrayList<>();
    for (JsonPart one : root.get("errors").elements()) {
      errors.add(
          new Evaluation.Errors(
              number(one, "meanAbsolute"),
              number(one, "rootMeanSquared"),
              number(one, "explained")));
    }
    return new Evaluation(
        ProvenanceJson.read(root),
        root.get("samples").whole(1, Integer.MAX_VALUE),
        new Metrics(number(root, "loss"), root.get("accuracy").optional()),
        confusion,
        root.has("mistakes") ? mistakes(root.get("mistakes"), classes.size()) : List.of(),
        errors);
  }

  private static double number(JsonPart node, String name) {
    return node.get(name).optional().orElse(Double.NaN);
  }

  private static List<Evaluation.Mistake> mistakes(JsonPart list, int classes) {
    List<Evaluation.Mistake> mistakes = new ArrayList<>();
    for (JsonPart one : list.elements()) {
      mistakes.add(
          new Evaluation.Mistake(
              one.get("sample").whole(0, Integer.MAX_VALUE),
              one.get("class").whole(0, classes - 1),
              one.get("takenFor").whole(0, classes - 1),
              number(one, "probability")));
    }
    return mistakes;
  }
}
