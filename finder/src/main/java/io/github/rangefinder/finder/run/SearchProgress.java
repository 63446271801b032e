package io.github.rangefinder.finder.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.github.rangefinder.finder.disk.WholeFile;
import io.github.rangefinder.finder.search.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trainings that a search has done, in a file of its folder: the same search goes on with what
 * is missing. The file is gone when the search is done.
 */
final class SearchProgress {
  private static final String FILE = "search-progress.json";
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().serializeSpecialFloatingPointValues().create();

  private final Path file;
  private final String settings;
  private final Map<Entry, Raced> done = new LinkedHashMap<>();

  /** The file's content. */
  private static final class Content {
    private String settings = "";
    private List<Row> trials = new ArrayList<>();
  }

  /** A training, as it stands in the file. */
  private static final class Row {
    private double learningRate;
    private long seed;
    private double epochs;
    private double value;
    private String status = "";
    private double seconds;
  }

  /**
   * Takes up what a search with the same settings left in a folder.
   *
   * @throws IOException with a sentence, if the file cannot be read
   */
  SearchProgress(Path folder, Map<String, Object> settings) throws IOException {
    this.file = folder.resolve(FILE);
    this.settings = GSON.toJson(settings);
    if (Files.exists(file)) {
      read().ifPresent(this::take);
    }
  }

  private Optional<Content> read() throws IOException {
    try {
      return Optional.ofNullable(GSON.fromJson(Files.readString(file), Content.class));
    } catch (JsonParseException e) {
      throw new IOException("cannot read " + file + ": it is no JSON file", e);
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + WholeFile.reason(e), e);
    }
  }

  private void take(Content content) {
    if (settings.equals(content.settings)) {
      for (Row row : content.trials) {
        Entry entry = new Entry(row.learningRate, row.seed, row.epochs);
        done.put(entry, new Raced(entry, row.value, row.status, row.seconds));
      }
    }
  }

  /** How many trainings are known. */
  int size() {
    return done.size();
  }

  /** What came of a training; empty if it has not been done. */
  Optional<Raced> of(Entry entry) {
    return Optional.ofNullable(done.get(entry));
  }

  /** Notes a training. */
  void add(Raced raced) throws IOException {
    done.put(raced.entry(), raced);
    Content content = new Content();
    content.settings = settings;
    done.values().forEach(one -> content.trials.add(row(one)));
    WholeFile.write(file, out -> out.write(GSON.toJson(content).getBytes(StandardCharsets.UTF_8)));
  }

  private static Row row(Raced raced) {
    Row row = new Row();
    row.learningRate = raced.entry().learningRate();
    row.seed = raced.entry().seed();
    row.epochs = raced.entry().epochs();
    row.value = raced.value();
    row.status = raced.status();
    row.seconds = raced.seconds();
    return row;
  }

  /** Nothing is missing any more. */
  void finish() throws IOException {
    Files.deleteIfExists(file);
  }
}
