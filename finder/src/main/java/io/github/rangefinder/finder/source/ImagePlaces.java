package io.github.rangefinder.finder.source;

import io.github.rangefinder.finder.source.table.PartName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where in a folder the images of each part are: folders {@code train} or {@code training} and
 * {@code test}, {@code testing}, {@code val}, {@code valid} or {@code validation}, in any case,
 * alone or among other words; or the folder itself.
 */
record ImagePlaces(Path training, Optional<Path> test) {
  /** Folders that programs leave, which nobody means. */
  private static final Set<String> LEFT_BEHIND =
      Set.of("__macosx", "__pycache__", "@eadir", "$recycle.bin", "lost+found");

  /** A link to a folder above would lead on for ever. */
  private static final int MOST_LEVELS = 4;

  /** Looks for both; an archive may have been unpacked into a folder of its own. */
  static ImagePlaces of(Path place) throws IOException {
    List<Path> folders = folders(place);
    Optional<Path> training = find(folders, PartName.TRAIN);
    if (training.isPresent()) {
      Optional<Path> test = find(folders, PartName.TEST);
      return new ImagePlaces(
          inner(training.get()), test.isPresent() ? Optional.of(inner(test.get())) : test);
    }
    Path inner = inner(place);
    return inner.equals(place) ? new ImagePlaces(place, Optional.empty()) : of(inner);
  }

  /** The first folder with several folders or a part in it, if each above holds one alone. */
  private static Path inner(Path folder) throws IOException {
    List<Path> folders = folders(folder);
    for (int level = 0; level < MOST_LEVELS && folders.size() == 1; level++) {
      Path alone = folders.get(0);
      folders = folders(alone);
      if (isWhole(folders)) {
        return alone;
      }
    }
    return folder;
  }

  /** Whether folders are several classes, or a part of the data. */
  private static boolean isWhole(List<Path> folders) throws IOException {
    return folders.size() > 1 || find(folders, PartName.TRAIN).isPresent();
  }

  /**
   * The first folder with folders in it that is called as a part is, or that has it among its
   * words, as {@code seg_train} and {@code training_set}.
   */
  private static Optional<Path> find(List<Path> folders, PartName part) throws IOException {
    List<Path> named = new ArrayList<>(part.called(folders, ImagePlaces::name));
    part.among(folders, ImagePlaces::name).forEach(named::addAll);
    for (Path folder : named) {
      if (!folders(folder).isEmpty()) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  private static String name(Path folder) {
    return folder.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /** The folders in a folder, but not those that are hidden or left behind. */
  static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).filter(ImagePlaces::isVisible).sorted().toList();
    }
  }

  private static boolean isVisible(Path folder) {
    return !name(folder).startsWith(".") && !LEFT_BEHIND.contains(name(folder));
  }
}
