package io.github.rangefinder.site.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pictures of the site are what this code draws. To draw them anew: {@code mvn -pl
 * engine,finder -am test -Dtest='PicturesTest' -Dsurefire.failIfNoSpecifiedTests=false
 * -Dsite.write=true}.
 */
class PicturesTest {
  private static final Path IMAGES = Path.of("../src/site/resources/images");

  static Stream<Picture> pictures() {
    return Stream.of(
        new StepPicture(),
        new ConvolutionPicture(),
        new MaxPoolingPicture(),
        new SoftmaxPicture(),
        new AdamPicture(),
        new GraphPicture(),
        new ValleyPicture(),
        new ShardsPicture(),
        new HousePicture(),
        new RegretsPicture(),
        new PeakPicture());
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void theFileIsWhatTheCodeDraws(Picture picture) throws IOException {
    Path file = IMAGES.resolve(picture.name() + ".svg");
    String drawn = picture.draw().toString();
    if (Boolean.getBoolean("site.write")) {
      Files.writeString(file, drawn);
    }
    assertTrue(Files.exists(file), file + " is missing; -Dsite.write=true draws it");
    assertEquals(Files.readString(file), drawn, file + " is old; -Dsite.write=true draws it anew");
  }

  @Test
  void everyDrawnPictureIsHere() throws IOException {
    Set<String> names =
        pictures().map(p -> p.name() + ".svg").collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(IMAGES)) {
      Set<String> drawn =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".svg"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(names, drawn);
    }
  }
}
