package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.ImageDataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.source.table.ClassNames;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of PNG or JPEG images with one folder for each class, which is called as the folder; or
 * with folders {@code train} and {@code test}, each of them such a folder.
 *
 * <p>All images are brought to one size. They have one channel if every training image is grey,
 * else three. Their order goes round the classes, so that the first few are of all of them.
 */
public final class ImageFolder implements DataParts {
  private static final String TRAIN = "train";
  private static final String TEST = "test";

  private final Path place;
  private final Optional<ImageSize> wantedSize;
  private ImageDataset training;

  /**
   * The images of a folder.
   *
   * @param size empty for the size of the first image
   */
  public ImageFolder(Path place, Optional<ImageSize> size) {
    this.place = place;
    this.wantedSize = size;
  }

  /** Whether a folder has samples in this form, folders in it. */
  public static boolean isIn(Path folder) throws IOException {
    return !folders(folder).isEmpty();
  }

  @Override
  public ImageDataset readTrain() throws IOException {
    if (training == null) {
      Path folder = Files.isDirectory(place.resolve(TRAIN)) ? place.resolve(TRAIN) : place;
      List<String> names =
          folders(folder).stream().map(each -> each.getFileName().toString()).toList();
      if (names.isEmpty()) {
        throw new DataFormatException(folder + " has no folder for each class of images");
      }
      training = read(folder, new ClassNames(names), wantedSize, 1);
    }
    return training;
  }

  @Override
  public ImageDataset readTest() throws IOException {
    Path folder = place.resolve(TEST);
    if (!Files.isDirectory(place.resolve(TRAIN)) || !Files.isDirectory(folder)) {
      throw new FileNotFoundException(place + " has no test part, folders train and test");
    }
    ImageDataset like = readTrain();
    Shape shape = like.sampleShape();
    ClassNames classes = new ClassNames(((Labels) like.targets()).names());
    for (Path each : folders(folder)) {
      if (classes.find(each.getFileName().toString()).isEmpty()) {
        throw new DataFormatException(
            "%s is a class that the training images do not have".formatted(each));
      }
    }
    ImageSize size = new ImageSize(shape.dim(1), shape.dim(0));
    ImageDataset test = read(folder, classes, Optional.of(size), shape.dim(2));
    if (!test.sampleShape().equals(shape)) {
      throw new DataFormatException(
          "%s has images in colour, the training images are grey".formatted(folder));
    }
    return test;
  }

  /** Reads all images, at the size wanted or that of the first one. */
  private static ImageDataset read(
      Path folder, ClassNames classes, Optional<ImageSize> wanted, int channels)
      throws IOException {
    List<Labelled> images = inTurns(folder, classes);
    ImageFile.Pixels first = ImageFile.read(images.get(0).file(), wanted.orElse(null));
    ImageSize size = new ImageSize(first.width(), first.height());
    int area = first.rgb().length;
    PixelBytes pixels = new PixelBytes(folder.toString(), images.size(), area, channels);
    int[] labels = new int[images.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = images.get(i).label();
      pixels.add(i == 0 ? first : ImageFile.read(images.get(i).file(), size));
    }
    return new ImageDataset(
        Shape.of(size.height(), size.width(), pixels.channels()),
        pixels.bytes(),
        Labels.named(labels, classes.names()));
  }

  private record Labelled(Path file, int label) {}

  /** The first image of each class, then the second of each, and so on. */
  private static List<Labelled> inTurns(Path folder, ClassNames classes) throws IOException {
    List<List<Path>> files = new ArrayList<>();
    int most = 0;
    for (String name : classes.names()) {
      Path classFolder = folder.resolve(name);
      List<Path> images = Files.isDirectory(classFolder) ? images(classFolder) : List.of();
      if (images.isEmpty()) {
        throw new DataFormatException(
            classFolder + " has no images, expected files .png, .jpg or .jpeg");
      }
      files.add(images);
      most = Math.max(most, images.size());
    }
    List<Labelled> turns = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      for (int label = 0; label < files.size(); label++) {
        if (i < files.get(label).size()) {
          turns.add(new Labelled(files.get(label).get(i), label));
        }
      }
    }
    return turns;
  }

  private static List<Path> images(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              file ->
                  file.getFileName()
                      .toString()
                      .toLowerCase(Locale.ROOT)
                      .matches("[^.].*\\.(png|jpe?g)"))
          .sorted()
          .toList();
    }
  }

  /** The folders in a folder, but not the hidden ones. */
  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isDirectory)
          .filter(each -> !each.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }
}
