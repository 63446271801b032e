package io.github.rangefinder.finder.report.file;

import com.google.gson.JsonObject;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.disk.TextFile;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.Release;
import io.github.rangefinder.finder.run.study.TrialLog;
import io.github.rangefinder.finder.run.trial.Recipe;
import io.github.rangefinder.finder.run.trial.TrialOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The trainings of one measurement in a file beside its own, until that is complete. */
final class StudyTrialsFile implements TrialLog {
  private final Path file;

  /** Release and kernels that the numbers are of. */
  private final String computedBy;

  /** What came of each training, by its recipe in words. */
  private final Map<String, TrialOutcome> trials = new LinkedHashMap<>();

  private final Consumer<IOException> failure;

  private StudyTrialsFile(Path file, String computedBy, Consumer<IOException> failure) {
    this.file = file;
    this.computedBy = computedBy;
    this.failure = failure;
  }

  /**
   * Takes up a file, if it is there and its numbers were computed like those to come.
   *
   * @param failure receives what keeps the file from being written
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  static StudyTrialsFile open(Path file, Environment where, Consumer<IOException> failure)
      throws IOException {
    String computedBy = Release.NUMBER + ", " + where.computesWith();
    StudyTrialsFile opened = new StudyTrialsFile(file, computedBy, failure);
    if (Files.exists(file)) {
      String text = TextFile.read(file, StudyFiles.MOST_BYTES);
      try {
        opened.read(JsonPart.parse("the file", text));
      } catch (IllegalArgumentException e) {
        throw new IOException(
            "cannot read " + file + ": " + e.getMessage() + "; without it, they are done again", e);
      }
    }
    return opened;
  }

  private void read(JsonPart root) {
    if (!root.get("computedBy").string().equals(computedBy)) {
      return;
    }
    JsonPart before = root.get("trials");
    for (String recipe : before.object().keySet()) {
      trials.put(recipe, outcome(before.get(recipe)));
    }
  }

  /** A training that blew up has no numbers. */
  private static TrialOutcome outcome(JsonPart trial) {
    return new TrialOutcome(
        trial.get("loss").optional().orElse(Double.POSITIVE_INFINITY),
        trial.get("standardError").optional().orElse(Double.NaN),
        trial.get("accuracy").optional().orElse(Double.NaN),
        null);
  }

  private String text() {
    JsonObject outcomes = new JsonObject();
    trials.forEach(
        (recipe, outcome) -> {
          JsonObject json = new JsonObject();
          json.add("loss", JsonText.number(outcome.loss()));
          json.add("standardError", JsonText.number(outcome.standardError()));
          json.add("accuracy", JsonText.number(outcome.accuracy()));
          outcomes.add(recipe, json);
        });
    JsonObject root = new JsonObject();
    root.addProperty("computedBy", computedBy);
    root.add("trials", outcomes);
    return JsonText.text(root);
  }

  @Override
  public Optional<TrialOutcome> of(Recipe recipe) {
    return Optional.ofNullable(trials.get(recipe.toString()));
  }

  @Override
  public void add(Recipe recipe, TrialOutcome outcome) {
    trials.put(recipe.toString(), outcome.withoutState());
    byte[] json = text().getBytes(StandardCharsets.UTF_8);
    try {
      WholeFile.write(file, out -> out.write(json));
    } catch (IOException e) {
      failure.accept(e);
    }
  }
}
