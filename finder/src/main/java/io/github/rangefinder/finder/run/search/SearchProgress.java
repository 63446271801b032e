package io.github.rangefinder.finder.run.search;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.rangefinder.finder.disk.JsonPart;
import io.github.rangefinder.finder.disk.TextFile;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.search.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The trainings that a search has done, in a file of its folder: the same search goes on with what
 * is missing. The file is gone when the search is done.
 */
final class SearchProgress {
  private static final String FILE = "search-progress.json";

  /** A hundred thousand trainings. */
  private static final int MOST_BYTES = 32 << 20;

  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  private final Path file;
  private final String settings;
  private final Map<Entry, Raced> done = new LinkedHashMap<>();
  private List<String> changed = List.of();

  /**
   * Takes up what a search with the same settings left in a folder.
   *
   * @throws IOException with a sentence, if the file cannot be read
   */
  SearchProgress(Path folder, Map<String, Object> settings) throws IOException {
    this.file = folder.resolve(FILE);
    this.settings = GSON.toJson(settings);
    if (Files.exists(file)) {
      read();
    }
  }

  private void read() throws IOException {
    String text = TextFile.read(file, MOST_BYTES);
    try {
      JsonPart root = JsonPart.parse("the file", text);
      String before = root.get("settings").string();
      if (!before.equals(settings)) {
        changed = differing(before); // of another search, and about to be replaced
        return;
      }
      for (JsonPart row : root.get("trials").elements()) {
        Raced raced = raced(row);
        done.put(raced.entry(), raced);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "cannot read " + file + ": " + e.getMessage() + "; without it the search begins anew", e);
    }
  }

  /** The names of the settings that were others before. */
  private List<String> differing(String before) {
    JsonObject old = JsonPart.parse("settings", before).json().getAsJsonObject();
    JsonObject now = GSON.fromJson(settings, JsonObject.class);
    Set<String> names = new LinkedHashSet<>(now.keySet());
    names.addAll(old.keySet());
    return names.stream().filter(name -> !Objects.equals(old.get(name), now.get(name))).toList();
  }

  private static Raced raced(JsonPart row) {
    Entry entry =
        new Entry(
            row.get("learningRate").positive(),
            row.get("seed").longText(),
            row.get("epochs").positive());
    return new Raced(
        entry,
        row.get("value").optional().orElse(Double.NaN),
        row.optional("standardError").orElse(Double.NaN),
        row.get("status").string(),
        row.get("seconds").number(0, Double.MAX_VALUE));
  }

  /** How many trainings are known. */
  int size() {
    return done.size();
  }

  /**
   * Which settings the search had that was left unfinished in the folder, and this one does not:
   * none if there was no such search, or if it is the same.
   */
  List<String> changed() {
    return changed;
  }

  /** What came of a training; empty if it has not been done. */
  Optional<Raced> of(Entry entry) {
    return Optional.ofNullable(done.get(entry));
  }

  /** Notes a training. */
  void add(Raced raced) throws IOException {
    done.put(raced.entry(), raced);
    JsonArray trials = new JsonArray();
    done.values().forEach(one -> trials.add(row(one)));
    JsonObject content = new JsonObject();
    content.addProperty("settings", settings);
    content.add("trials", trials);
    byte[] json = GSON.toJson(content).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, out -> out.write(json));
  }

  /** The seed as text, for a number of JSON cannot be trusted with 64 bits. */
  private static JsonObject row(Raced raced) {
    JsonObject row = new JsonObject();
    row.addProperty("learningRate", raced.entry().learningRate());
    row.addProperty("seed", Long.toString(raced.entry().seed()));
    row.addProperty("epochs", raced.entry().epochs());
    row.addProperty("value", Double.isFinite(raced.value()) ? raced.value() : null);
    row.addProperty(
        "standardError", Double.isFinite(raced.standardError()) ? raced.standardError() : null);
    row.addProperty("status", raced.status());
    row.addProperty("seconds", raced.seconds());
    return row;
  }

  /** Nothing is missing any more. */
  void finish() throws IOException {
    Files.deleteIfExists(file);
  }
}
