package io.github.rangefinder.finder.cli;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.rangefinder.finder.fuzz.Damaged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is in a file of tasks, it gives tasks or a sentence that names the file. */
class StudyLineFuzzTest {
  @TempDir private Path folder;

  @MethodSource
  @FuzzTest
  void tasks(byte[] bytes) throws IOException {
    Damaged.file(folder.resolve("tasks.txt"), bytes).read(StudyLine::read);
  }

  static Stream<byte[]> tasks() {
    return Stream.of(
            "# two\n\ntuning: --data mnist --model convnet --optimizer sgd --epochs 1\n",
            "a b: --data t.csv --label-column 'kind of' --batch-size 5 --optimizer adam(beta1=0.8)\r\n",
            "x: --model \"conv 4 3x3 same relu, residual(dense 3), dense\" --image-size 12x9 "
                + "--schedule one-cycle(pct=0.3) --validation-split 0.2 --class-weight balanced\n")
        .map(Damaged::utf8)
        .flatMap(Damaged::of);
  }
}
