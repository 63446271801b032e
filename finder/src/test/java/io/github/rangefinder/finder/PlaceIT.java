package io.github.rangefinder.finder;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the packaged jar runs, without Spark. */
class PlaceIT {
  private static final String[] TEST = {"--samples=200", "--model=mlp", "--iterations=20"};

  @TempDir private Path folder;

  private FinderJar.Result find(String... more) throws Exception {
    String[] args = new String[TEST.length + more.length];
    System.arraycopy(TEST, 0, args, 0, TEST.length);
    System.arraycopy(more, 0, args, TEST.length, more.length);
    return new FinderJar(folder).run(args);
  }

  @Test
  void saysWhatSparkNeeds() throws Exception {
    find("--on=spark", "--quiet")
        .expect(1)
        .expectMessages(
            "finder: --on spark needs Apache Spark, which is not here; its spark-submit brings it");
    find("--ship-data", "--quiet")
        .expect(2)
        .expectMessages("finder: --ship-data belongs to --on spark");
    find("--on=mars").expect(2);
  }

  @Test
  void vectorsAreAsWideAsAskedFor() throws Exception {
    String out = find("--vector-bits=128", "--quiet", "--out=narrow").expect(0).out();
    assertTrue(out.contains("Kernels: vector, 128 bit"), out);
    assertTrue(Files.exists(folder.resolve("narrow/range-test.csv")));
    find("--vector-bits=100")
        .expect(2)
        .expectMessages("finder: --vector-bits must be 128, 256 or 512, got 100");
  }
}
