package io.github.rangefinder.finder.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where in a folder the images of each part are: folders {@code train} or {@code training} and
 * {@code test}, {@code testing}, {@code val}, {@code valid} or {@code validation}, in any case,
 * alone or among other words; or the folder itself.
 */
record ImagePlaces(Path training, Optional<Path> test) {
  private static final List<String> TRAIN = List.of("train", "training");
  private static final List<String> TEST = List.of("test", "testing", "val", "valid", "validation");

  /** What stands between the words of a folder's name. */
  private static final Pattern WORDS = Pattern.compile("[_. -]+");

  /** Folders that programs leave, which nobody means. */
  private static final Set<String> LEFT_BEHIND =
      Set.of("__macosx", "__pycache__", "@eadir", "$recycle.bin", "lost+found");

  /** Looks for both; an archive may have been unpacked into a folder of its own. */
  static ImagePlaces of(Path place) throws IOException {
    List<Path> folders = folders(place);
    Optional<Path> training = find(folders, TRAIN);
    if (training.isPresent()) {
      Optional<Path> test = find(folders, TEST);
      return new ImagePlaces(
          inner(training.get()), test.isPresent() ? Optional.of(inner(test.get())) : test);
    }
    Path inner = inner(place);
    return inner.equals(place) ? new ImagePlaces(place, Optional.empty()) : of(inner);
  }

  /** The folder that a folder holds alone, if it has several folders in it. */
  private static Path inner(Path folder) throws IOException {
    List<Path> folders = folders(folder);
    return folders.size() == 1 && folders(folders.get(0)).size() > 1 ? folders.get(0) : folder;
  }

  /**
   * The first folder with folders in it that is called by one of some names, or that has it among
   * its words, as {@code seg_train} and {@code training_set}.
   */
  private static Optional<Path> find(List<Path> folders, List<String> names) throws IOException {
    for (boolean whole : new boolean[] {true, false}) {
      for (String name : names) {
        for (Path folder : folders) {
          String called = folder.getFileName().toString().toLowerCase(Locale.ROOT);
          boolean fits =
              whole ? called.equals(name) : WORDS.splitAsStream(called).anyMatch(name::equals);
          if (fits && !folders(folder).isEmpty()) {
            return Optional.of(folder);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The folders in a folder, but not those that are hidden or left behind. */
  static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).filter(ImagePlaces::isVisible).sorted().toList();
    }
  }

  private static boolean isVisible(Path folder) {
    String name = folder.getFileName().toString();
    return !name.startsWith(".") && !LEFT_BEHIND.contains(name.toLowerCase(Locale.ROOT));
  }
}
