package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.cifar.CifarFolder;
import io.github.rangefinder.engine.data.idx.IdxFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Data that lies deeper than it was looked for, as torchvision keeps {@code MNIST/raw}. */
final class DeeperData {
  private static final String RAW = "raw";

  /** A folder with more folders than these holds something else. */
  private static final int MOST_FOLDERS = 50;

  private DeeperData() {}

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
