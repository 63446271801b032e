package io.github.rangefinder.finder.report.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.rangefinder.finder.run.evaluate.Evaluation;

/** {@code evaluation.json}: what a model came to on data, and how it was run. */
final class EvaluationJson {
  /** So many mistakes, the worst ones; the matrix counts them all. */
  private static final int MOST_MISTAKES = 100;

  private EvaluationJson() {}

  /** The text of the file. */
  static String write(Evaluation evaluation) {
    JsonObject root = new JsonObject();
    ProvenanceJson.addTo(root, evaluation.provenance());
    root.addProperty("samples", evaluation.samples());
    root.add("loss", JsonText.number(evaluation.metrics().loss()));
    root.add("accuracy", JsonText.number(evaluation.metrics().accuracy()));
    root.add("classes", classes(evaluation));
    root.add("confusion", JsonText.tree(evaluation.confusion().counts()));
    JsonArray mistakes = new JsonArray();
    evaluation.mistakes().stream().limit(MOST_MISTAKES).forEach(one -> mistakes.add(mistake(one)));
    root.add("mistakes", mistakes);
    JsonArray errors = new JsonArray();
    evaluation.errors().forEach(one -> errors.add(errors(one)));
    root.add("errors", errors);
    return JsonText.file(root);
  }

  private static JsonArray classes(Evaluation evaluation) {
    JsonArray classes = new JsonArray();
    for (int label = 0; label < evaluation.classes().size(); label++) {
      JsonObject json = new JsonObject();
      json.addProperty("class", evaluation.classes().get(label));
      json.add("precision", JsonText.number(evaluation.confusion().precision(label)));
      json.add("recall", JsonText.number(evaluation.confusion().recall(label)));
      json.addProperty("samples", evaluation.confusion().count(label));
      classes.add(json);
    }
    return classes;
  }

  private static JsonObject mistake(Evaluation.Mistake mistake) {
    JsonObject json = new JsonObject();
    json.addProperty("sample", mistake.sample());
    json.addProperty("class", mistake.label());
    json.addProperty("takenFor", mistake.prediction());
    json.add("probability", JsonText.number(mistake.probability()));
    return json;
  }

  private static JsonObject errors(Evaluation.Errors errors) {
    JsonObject json = new JsonObject();
    json.add("meanAbsolute", JsonText.number(errors.meanAbsolute()));
    json.add("rootMeanSquared", JsonText.number(errors.rootMeanSquared()));
    json.add("explained", JsonText.number(errors.explained()));
    return json;
  }
}
