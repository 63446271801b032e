package io.github.rangefinder.finder.model;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.fuzz.Damaged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever somebody calls a line of layers, it gives a model or a sentence that points at a word.
 */
class LayerTextFuzzTest {
  private static final List<Shape> SAMPLES = List.of(Shape.of(12, 12, 1), Shape.of(6));

  @TempDir private Path folder;

  @MethodSource
  @FuzzTest
  void layers(byte[] bytes) throws IOException {
    Damaged.file(folder.resolve("layers"), bytes).read(LayerTextFuzzTest::makeModels);
  }

  private static void makeModels(Path file) throws IOException {
    ModelChoice choice =
        new ModelChoice(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    for (Shape sample : choice.isFile() ? List.<Shape>of() : SAMPLES) {
      choice.create(sample, 3, "the data", 1, new InitialWeights(null));
    }
  }

  static Stream<byte[]> layers() {
    return Stream.of(
            "conv 4 3x3 stride 2 same leakyrelu 0.1, batchnorm, avgpool 2, flatten, dense 5 tanh, dense",
            "residual(conv 2 3x3 same relu | conv 2 1x1), parallel(depthwise 3x3 same | maxpool 3 "
                + "stride 1 same), groupnorm 3, upsample 2 bilinear, globalavgpool, dropout 0.2, dense",
            "rescale 0.00392, reshape 12x12, conv1d 3 5 dilation 2 causal gelu, permute 2 1, "
                + "maxpool1d 2, separable1d 4 3, flatten, dense 7 nobias, layernorm, dense",
            "dense 8 relu, product(dense 4 sigmoid | dense 4), softmax, repeat 2, flatten, dense")
        .map(Damaged::utf8)
        .flatMap(Damaged::of);
  }
}
