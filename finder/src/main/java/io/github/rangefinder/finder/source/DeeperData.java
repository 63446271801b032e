package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.cifar.CifarFolder;
import io.github.rangefinder.engine.data.idx.IdxFolder;
import io.github.rangefinder.finder.source.table.ForeignContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Data that lies deeper than it was looked for, as torchvision keeps {@code MNIST/raw}. */
final class DeeperData {
  private static final String RAW = "raw";

  /** A folder with more folders than these holds something else. */
  private static final int MOST_FOLDERS = 50;

  /** Files of CIFAR's version for Python, and those of the binary one. */
  private static final Map<String, String> PICKLES =
      Map.of("data_batch_1", "data_batch_1.bin", "meta", "train.bin");

  private DeeperData() {}

  /**
   * Checks that a folder does not hold CIFAR's version for Python.
   *
   * @throws DataFormatException with a sentence, if it does
   */
  static void requireNoPickles(Path folder) throws DataFormatException {
    for (Map.Entry<String, String> one : PICKLES.entrySet()) {
      Path file = folder.resolve(one.getKey());
      if (Files.isRegularFile(file) && ForeignContent.isPickle(file)) {
        throw new DataFormatException(
            "%s holds CIFAR as Python objects, which are not loaded, for that would run code of the files; expected the binary version, %s and so on"
                .formatted(folder, one.getValue()));
      }
    }
  }

  /** A folder of IDX or CIFAR files below one that seems to hold folders of images. */
  static Optional<Path> below(Path folder) throws IOException {
    List<Path> folders = ImagePlaces.folders(folder);
    for (Path each : folders.subList(0, Math.min(folders.size(), MOST_FOLDERS))) {
      for (Path place : List.of(each, each.resolve(RAW))) {
        if (IdxFolder.isAt(place) || CifarFolder.isIn(place)) {
          return Optional.of(place);
        }
      }
    }
    return Optional.empty();
  }
}
