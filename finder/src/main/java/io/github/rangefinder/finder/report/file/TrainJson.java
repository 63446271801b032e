package io.github.rangefinder.finder.report.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.rangefinder.finder.report.words.Fit;
import io.github.rangefinder.finder.run.evaluate.Confusion;
import io.github.rangefinder.finder.run.train.EpochRow;
import io.github.rangefinder.finder.run.train.TrainReport;
import io.github.rangefinder.finder.run.train.TrainingReport;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code train.json}: settings, environment, the last and the best epoch of the best training, and
 * the same of every training. An epoch that does not exist is null, and so is the accuracy of
 * regression.
 */
final class TrainJson {
  private TrainJson() {}

  static String write(TrainReport report) {
    JsonObject root = new JsonObject();
    ProvenanceJson.addTo(root, report.provenance());
    root.addProperty("stepsPerEpoch", report.planned().stepsPerEpoch());
    Optional<TrainingReport> winner = report.winner();
    root.addProperty("schedule", winner.map(TrainingReport::schedule).orElse(null));
    root.add("final", epoch(winner.flatMap(TrainingReport::last)));
    root.add("best", epoch(winner.flatMap(TrainingReport::best)));
    root.add(
        "confusion",
        report.confusion().<JsonElement>map(TrainJson::confusion).orElse(JsonNull.INSTANCE));
    report.search().ifPresent(found -> root.add(FoundRateJson.NAME, FoundRateJson.write(found)));
    JsonArray trainings = new JsonArray();
    report.trainings().forEach(training -> trainings.add(training(training)));
    root.add("trainings", trainings);
    return JsonText.file(root);
  }

  private static JsonObject confusion(Confusion confusion) {
    JsonObject json = new JsonObject();
    json.add("classes", JsonText.tree(confusion.classes()));
    json.add("counts", JsonText.tree(confusion.counts()));
    return json;
  }

  private static JsonObject training(TrainingReport training) {
    JsonObject json = new JsonObject();
    json.addProperty("schedule", training.schedule());
    json.addProperty("end", word(training.end()));
    json.addProperty("failure", training.failure());
    json.addProperty("fit", word(Fit.of(training)));
    json.addProperty("epochs", training.epochs().size());
    json.add("seconds", JsonText.number(training.seconds()));
    json.add("final", epoch(training.last()));
    json.add("best", epoch(training.best()));
    return json;
  }

  private static JsonElement epoch(Optional<EpochRow> epoch) {
    if (epoch.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    EpochRow row = epoch.get();
    JsonObject json = new JsonObject();
    json.addProperty("epoch", row.epoch());
    json.addProperty("iteration", row.iteration());
    json.add("learning_rate", JsonText.number(row.learningRate()));
    json.add("train_loss", JsonText.number(row.training().loss()));
    json.add("train_accuracy", JsonText.number(row.training().accuracy()));
    json.add("validation_loss", JsonText.number(row.validation().loss()));
    json.add("validation_accuracy", JsonText.number(row.validation().accuracy()));
    return json;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
