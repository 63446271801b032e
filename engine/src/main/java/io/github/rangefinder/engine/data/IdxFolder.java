package io.github.rangefinder.engine.data;

import io.github.rangefinder.engine.tensor.Shape;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A place that holds the four files of an MNIST-like data set under their usual names, each as it
 * is or compressed with the suffix {@code .gz}: {@code train-images-idx3-ubyte}, {@code
 * train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}.
 */
public final class IdxFolder {
  private static final String TRAIN = "train";
  private static final String TEST = "t10k";

  private final String name;
  private final Source source;

  /** Where files are found by name: a folder, or the resources of a class. */
  @FunctionalInterface
  public interface Source {
    /** Opens a file for reading; null if there is none of that name. */
    InputStream open(String fileName) throws IOException;
  }

  /** The four files as a source has them; the name is for messages. */
  public IdxFolder(String name, Source source) {
    this.name = name;
    this.source = source;
  }

  /** The four files in a folder. */
  public static IdxFolder at(Path folder) {
    return new IdxFolder(
        folder.toString(),
        fileName -> {
          Path file = folder.resolve(fileName);
          return Files.exists(file) ? Files.newInputStream(file) : null;
        });
  }

  /**
   * Reads the training images, shape {@code (height, width, 1)}. There are as many classes as the
   * largest training label needs.
   *
   * @throws FileNotFoundException if one of the two files is missing
   * @throws DataFormatException if the files do not hold images and as many labels
   */
  public ImageDataset readTrain() throws IOException {
    IdxLabels labels = readLabels(TRAIN);
    return dataset(readImages(TRAIN), labels, labels.classes());
  }

  /**
   * Reads the test images, with the classes of the training labels.
   *
   * @throws FileNotFoundException if a file is missing
   * @throws DataFormatException if the files do not hold images and as many labels, or a label is
   *     not among those of the training data
   */
  public ImageDataset readTest() throws IOException {
    IdxLabels trainLabels = readLabels(TRAIN);
    IdxLabels labels = readLabels(TEST);
    if (labels.classes() > trainLabels.classes()) {
      throw new DataFormatException(
          "%s has a label %d, but the largest label in %s is %d"
              .formatted(
                  labels.name(),
                  labels.classes() - 1,
                  trainLabels.name(),
                  trainLabels.classes() - 1));
    }
    return dataset(readImages(TEST), labels, trainLabels.classes());
  }

  private static ImageDataset dataset(IdxImages images, IdxLabels labels, int classes)
      throws DataFormatException {
    if (images.count() != labels.values().length) {
      throw new DataFormatException(
          "%s has %d images, but %s has %d labels"
              .formatted(images.name(), images.count(), labels.name(), labels.values().length));
    }
    Shape sample = Shape.of(images.height(), images.width(), 1);
    return new ImageDataset(sample, images.pixels(), labels.values(), classes);
  }

  private IdxImages readImages(String part) throws IOException {
    try (NamedStream file = open(part + "-images-idx3-ubyte")) {
      return IdxReader.readImages(file.in, file.name);
    }
  }

  private IdxLabels readLabels(String part) throws IOException {
    try (NamedStream file = open(part + "-labels-idx1-ubyte")) {
      return IdxReader.readLabels(file.in, file.name);
    }
  }

  private NamedStream open(String file) throws IOException {
    for (String candidate : List.of(file, file + ".gz")) {
      InputStream in = source.open(candidate);
      if (in != null) {
        return new NamedStream(in, candidate);
      }
    }
    throw new FileNotFoundException("%s has neither %s nor %s.gz".formatted(name, file, file));
  }

  private record NamedStream(InputStream in, String name) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
