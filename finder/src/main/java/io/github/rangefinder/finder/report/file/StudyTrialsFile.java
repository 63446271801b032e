package io.github.rangefinder.finder.report.file;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.github.rangefinder.finder.disk.TextFile;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.Recipe;
import io.github.rangefinder.finder.run.Release;
import io.github.rangefinder.finder.run.TrialLog;
import io.github.rangefinder.finder.run.TrialOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The trainings of one measurement in a file beside its own, until that is complete. */
final class StudyTrialsFile implements TrialLog {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().serializeSpecialFloatingPointValues().create();

  private final Path file;
  private final Content content;

  /** The file's content; an outcome by its recipe in words. */
  private static final class Content {
    private String computedBy = "";
    private Map<String, TrialOutcome> trials = new LinkedHashMap<>();
  }

  private StudyTrialsFile(Path file, Content content) {
    this.file = file;
    this.content = content;
  }

  /**
   * Takes up a file, if it is there and its numbers were computed like those to come.
   *
   * @throws IOException with a sentence that names the file and what is wrong with it
   */
  static StudyTrialsFile open(Path file, Environment where) throws IOException {
    Content fresh = new Content();
    fresh.computedBy =
        String.join(
            ", ",
            Release.NUMBER,
            where.jdk(),
            where.kernels(),
            where.vectorBits() + " bits",
            where.os());
    return new StudyTrialsFile(
        file,
        read(file).filter(before -> fresh.computedBy.equals(before.computedBy)).orElse(fresh));
  }

  private static Optional<Content> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = TextFile.read(file, StudyFiles.MOST_BYTES);
      return Optional.ofNullable(GSON.fromJson(text, Content.class));
    } catch (JsonParseException e) {
      throw new IOException(file + " holds no trainings; delete it to do them again", e);
    }
  }

  @Override
  public Optional<TrialOutcome> of(Recipe recipe) {
    return Optional.ofNullable(content.trials.get(recipe.toString()));
  }

  @Override
  public void add(Recipe recipe, TrialOutcome outcome) throws IOException {
    content.trials.put(recipe.toString(), outcome.withoutState());
    byte[] json = GSON.toJson(content).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(json));
  }
}
