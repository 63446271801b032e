package io.github.rangefinder.finder.run.search;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.rangefinder.finder.fuzz.Damaged;
import io.github.rangefinder.finder.search.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever became of the file that a search leaves for a later one, reading it gives what it holds
 * or a sentence that names the file.
 */
class SearchProgressFuzzTest {
  private static final Map<String, Object> SETTINGS = Map.of("model", "mlp");
  private static final String PROGRESS = "search-progress.json";

  @TempDir private Path folder;

  @MethodSource
  @FuzzTest
  void searchesThatWereEnded(byte[] bytes) throws IOException {
    Damaged.file(folder.resolve(PROGRESS), bytes)
        .read(file -> new SearchProgress(folder, SETTINGS));
  }

  static Stream<byte[]> searchesThatWereEnded() throws IOException {
    Path ended = Files.createTempDirectory("search");
    try {
      SearchProgress progress = new SearchProgress(ended, SETTINGS);
      progress.add(new Raced(new Entry(0.1, 42, 2), 0.5, 0.1, Raced.DONE, 1.5));
      progress.add(new Raced(new Entry(10, 43, 0.25), Double.NaN, Double.NaN, "diverged", 0.5));
      return Damaged.manyOf(Files.readAllBytes(ended.resolve(PROGRESS)));
    } finally {
      Files.deleteIfExists(ended.resolve(PROGRESS));
      Files.delete(ended);
    }
  }
}
