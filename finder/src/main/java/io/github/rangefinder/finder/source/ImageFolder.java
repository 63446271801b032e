package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.DataParts;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.Unlabelled;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.source.table.ClassNames;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder of images with one folder for each class, which is called as the folder; or with folders
 * {@code train} and {@code test} (or as {@link ImagePlaces} lists them), each of them such a
 * folder.
 *
 * <p>All images are brought to one size. They have one channel if every training image is grey,
 * else three. Their order goes round the classes, so that the first few are of all of them.
 */
public final class ImageFolder implements DataParts {
  private final Path place;
  private final Optional<ImageSize> wantedSize;
  private final List<String> notes = new ArrayList<>();
  private Dataset training;
  private PixelBytes.Content content;

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
    return !ImagePlaces.folders(folder).isEmpty();
  }

  /** Whether a folder has images in itself, which tells no classes. */
  public static boolean isFlat(Path folder) throws IOException {
    return !isIn(folder) && !ClassImages.flat(folder).isEmpty();
  }

  /** Also images without folders for classes, in the order of their names. */
  @Override
  public Dataset readSamples() throws IOException {
    if (!isFlat(place)) {
      return DataParts.super.readSamples();
    }
    ClassImages images = ClassImages.flat(place);
    PixelBytes pixels = images.read(wantedSize);
    PixelBytes.Content found = pixels.content();
    notes.addAll(images.notes(found));
    return pixels.dataset(found, new Unlabelled(images.size()));
  }

  @Override
  public List<String> notes() {
    return List.copyOf(notes);
  }

  @Override
  public Dataset readTrain() throws IOException {
    if (training == null) {
      Path folder = ImagePlaces.of(place).training();
      List<String> names =
          ImagePlaces.folders(folder).stream().map(each -> each.getFileName().toString()).toList();
      if (names.isEmpty()) {
        throw new DataFormatException(folder + " has no folder for each class of images");
      }
      ClassImages images = ClassImages.in(folder, new ClassNames(names));
      PixelBytes pixels = images.read(wantedSize);
      content = pixels.content();
      notes.addAll(images.notes(content));
      training = pixels.dataset(content, images.labels());
    }
    return training;
  }

  @Override
  public Dataset readTest() throws IOException {
    Path folder =
        ImagePlaces.of(place)
            .test()
            .orElseThrow(
                () ->
                    new FileNotFoundException(place + " has no test part, folders train and test"));
    Dataset like = readTrain();
    Shape shape = like.sampleShape();
    ClassNames classes = new ClassNames(((Labels) like.targets()).names());
    for (Path each : ImagePlaces.folders(folder)) {
      if (classes.find(each.getFileName().toString()).isEmpty()) {
        throw new DataFormatException(
            "%s is a class that the training images do not have; theirs are %s"
                .formatted(each, classes.listed()));
      }
    }
    ClassImages images = ClassImages.in(folder, classes);
    PixelBytes pixels = images.read(Optional.of(new ImageSize(shape.dim(1), shape.dim(0))));
    return pixels.dataset(content, images.labels());
  }
}
