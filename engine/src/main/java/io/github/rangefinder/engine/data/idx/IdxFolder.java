package io.github.rangefinder.engine.data.idx;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.ImageDataset;
import io.github.rangefinder.engine.data.IntegerClasses;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.Unlabelled;
import io.github.rangefinder.engine.data.idx.IdxFiles.Content;
import io.github.rangefinder.engine.data.idx.IdxFiles.Part;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A place that holds the four files of an MNIST-like data set under their usual names, each as it
 * is or compressed with the suffix {@code .gz}: {@code train-images-idx3-ubyte}, {@code
 * train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}, also
 * with a dot before {@code idx}. As with EMNIST, all four may begin with a name ({@code
 * emnist-letters-}), and {@code test} may stand for {@code t10k}.
 */
public final class IdxFolder implements DataParts {
  private final IdxFiles files;
  private List<String> notes = List.of();

  /** Where files are found by name: a folder, or the resources of a class. */
  @FunctionalInterface
  public interface Source {
    /** Opens a file for reading; null if there is none of that name. */
    InputStream open(String fileName) throws IOException;
  }

  /** The four files as a source has them; the name is for messages. */
  public IdxFolder(String name, Source source) {
    this(new IdxFiles(name, "", source));
  }

  private IdxFolder(IdxFiles files) {
    this.files = files;
  }

  /**
   * The four files in a folder.
   *
   * @param place the folder, or the folder and the name that its files begin with: {@code
   *     emnist/emnist-letters}
   * @throws DataFormatException if there are several data sets in the folder
   */
  public static IdxFolder at(Path place) throws IOException {
    return new IdxFolder(IdxFiles.at(place));
  }

  /** Whether there are files of such a data set in a folder, or of that name beside it. */
  public static boolean isAt(Path place) throws IOException {
    return IdxFiles.areAt(place);
  }

  /**
   * Reads the training images, shape {@code (height, width, 1)}. There are as many classes as the
   * largest training label needs.
   *
   * @throws FileNotFoundException if one of the two files is missing
   * @throws DataFormatException if the files do not hold images and as many labels
   */
  @Override
  public ImageDataset readTrain() throws IOException {
    return read(Part.TRAIN, null);
  }

  /**
   * Reads the test images, with the classes of the training labels; where these are not there, with
   * its own, which then have the labels as names.
   *
   * @throws FileNotFoundException if a file is missing
   * @throws DataFormatException if the files do not hold images and as many labels, or a label is
   *     not among those of the training data
   */
  @Override
  public ImageDataset readTest() throws IOException {
    Optional<IdxFiles.Opened> training = files.find(Part.TRAIN, Content.LABELS);
    if (training.isEmpty()) {
      return read(Part.TEST, null);
    }
    try (IdxFiles.Opened file = training.get()) {
      return read(Part.TEST, classes(IdxReader.ofLabels(file.in(), file.name()).labels()));
    }
  }

  /** Test images, or else training images; files of labels may be missing. */
  @Override
  public ImageDataset readSamples() throws IOException {
    try {
      return readImages(Part.TEST);
    } catch (FileNotFoundException e) {
      return readImages(Part.TRAIN);
    }
  }

  private ImageDataset readImages(Part part) throws IOException {
    try (IdxFiles.Opened file = files.open(part, Content.IMAGES)) {
      IdxReader reader = IdxReader.ofImages(file.in(), file.name());
      IdxImages images = reader.images();
      return new ImageDataset(
          Shape.of(images.height(), images.width(), 1),
          images.pixels(),
          new Unlabelled(reader.count()));
    }
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  /** Reads both files of a part, once their headers are known to go together. */
  private ImageDataset read(Part part, IntegerClasses known) throws IOException {
    try (IdxFiles.Opened labelFile = files.open(part, Content.LABELS);
        IdxFiles.Opened imageFile = files.open(part, Content.IMAGES)) {
      IdxReader labelReader = IdxReader.ofLabels(labelFile.in(), labelFile.name());
      IdxReader imageReader = IdxReader.ofImages(imageFile.in(), imageFile.name());
      if (imageReader.count() != labelReader.count()) {
        throw new DataFormatException(
            "%s has %d images, but %s has %d labels"
                .formatted(
                    imageReader.name(),
                    imageReader.count(),
                    labelReader.name(),
                    labelReader.count()));
      }
      IdxLabels labels = labelReader.labels();
      IntegerClasses classes = known == null ? classes(labels) : known;
      if (known == null) {
        notes = classes.notes();
      }
      Labels own = classes.labels(labels.name(), labels.integers());
      Labels targets = known == null && part == Part.TEST ? named(own) : own;
      IdxImages images = imageReader.images();
      return new ImageDataset(
          Shape.of(images.height(), images.width(), 1), images.pixels(), targets);
    }
  }

  private static IntegerClasses classes(IdxLabels labels) throws DataFormatException {
    return IntegerClasses.of(labels.name(), labels.integers());
  }

  private static Labels named(Labels labels) {
    if (!labels.names().isEmpty()) {
      return labels;
    }
    int[] classes = IntStream.range(0, labels.size()).map(labels::label).toArray();
    List<String> names = IntStream.range(0, labels.outputs()).mapToObj(Integer::toString).toList();
    return Labels.named(classes, names);
  }
}
