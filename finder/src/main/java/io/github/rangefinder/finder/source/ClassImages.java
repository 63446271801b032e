package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.finder.source.table.ClassNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The images of a part of the data: the first one of each class, then the second, and so on. */
final class ClassImages {
  /** What file managers leave beside images. */
  private static final Set<String> LEFT_BEHIND = Set.of("thumbs.db", "desktop.ini");

  /** Where COCO, YOLO and VOC say what is in images; no classes. */
  private static final Set<String> ANNOTATIONS = Set.of("annotations", "labels", "labeltxt");

  private final Path folder;
  private final ClassNames classes;
  private final List<Path> files = new ArrayList<>();
  private final List<Integer> classOf = new ArrayList<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private int folders;
  private int turned;
  private int transparent;
  private int framed;

  private ClassImages(Path folder, ClassNames classes) {
    this.folder = folder;
    this.classes = classes;
  }

  private static void requireNoAnnotations(Path folder, ClassNames classes)
      throws DataFormatException {
    for (String name : classes.names()) {
      if (ANNOTATIONS.contains(name.toLowerCase(Locale.ROOT))) {
        throw new DataFormatException(
            "%s seems to hold images with boxes or outlines of objects, in the folder %s; expected a folder of images for each class"
                .formatted(folder, name));
      }
    }
  }

  /**
   * Finds the files.
   *
   * @throws DataFormatException if a class has none
   */
  static ClassImages in(Path folder, ClassNames classes) throws IOException {
    ClassImages images = new ClassImages(folder, classes);
    List<List<Path>> each = new ArrayList<>();
    for (String name : classes.names()) {
      Path classFolder = folder.resolve(name);
      if (!Files.isDirectory(classFolder)) {
        throw new DataFormatException(
            "%s has no folder %s, a class of the training images".formatted(folder, name));
      }
      List<Path> files = images.filesIn(classFolder);
      if (files.isEmpty()) {
        requireNoAnnotations(folder, classes);
        throw new DataFormatException(
            "%s has no images that can be read (%s)%s"
                .formatted(classFolder, ImageFile.FORMATS, instead(classFolder)));
      }
      images.folders += ImagePlaces.folders(classFolder).size();
      each.add(files);
    }
    int most = each.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < most; i++) {
      for (int label = 0; label < each.size(); label++) {
        if (i < each.get(label).size()) {
          images.files.add(each.get(label).get(i));
          images.classOf.add(label);
        }
      }
    }
    return images;
  }

  /** What is in a folder without images, to end a sentence with. */
  private static String instead(Path classFolder) throws IOException {
    if (!Files.isDirectory(classFolder)) {
      return "";
    }
    if (!ImagePlaces.folders(classFolder).isEmpty()) {
      return " but folders; parts of the data are called train and test (or val)";
    }
    Map<String, Integer> others = new TreeMap<>();
    filesIn(classFolder, others);
    return others.isEmpty() ? "" : ", only " + counted(others);
  }

  /** The images in a folder itself, of no class, by name. */
  static ClassImages flat(Path folder) throws IOException {
    ClassImages images = new ClassImages(folder, new ClassNames(List.of()));
    images.files.addAll(images.filesIn(folder));
    return images;
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** How many images there are. */
  int size() {
    return files.size();
  }

  private List<Path> filesIn(Path classFolder) throws IOException {
    return filesIn(classFolder, leftOut);
  }

  /**
   * The images by name.
   *
   * @param others receives how many files there are with each ending of another kind
   */
  private static List<Path> filesIn(Path classFolder, Map<String, Integer> others)
      throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(classFolder)) {
      for (Path file : all.sorted().toList()) {
        String name = file.getFileName().toString();
        if (ImageFile.isName(name) && !name.startsWith(".")) {
          found.add(file);
        } else if (!name.startsWith(".")
            && !LEFT_BEHIND.contains(name.toLowerCase(Locale.ROOT))
            && Files.isRegularFile(file)) {
          others.merge(ImageFile.ending(name), 1, Integer::sum);
        }
      }
    }
    return found;
  }

  /** The class of each image. */
  Labels labels() {
    return Labels.named(classOf.stream().mapToInt(Integer::intValue).toArray(), classes.names());
  }

  /** Reads all images, at the size wanted or that of the first one. */
  PixelBytes read(Optional<ImageSize> wanted) throws IOException {
    if (wanted.isPresent()) {
      ImageFile.requireModest(folder, wanted.get());
    }
    DecodedImage first = ImageFile.read(files.get(0), wanted.orElse(null));
    ImageSize size = first.size();
    PixelBytes pixels = new PixelBytes(folder.toString(), files.size(), size);
    for (int i = 0; i < files.size(); i++) {
      DecodedImage image = i == 0 ? first : ImageFile.read(files.get(i), size);
      turned += image.turned() ? 1 : 0;
      transparent += image.alpha() != null ? 1 : 0;
      framed += ImageFile.hasFrames(files.get(i)) ? 1 : 0;
      pixels.add(image);
    }
    return pixels;
  }

  /** What was decided on reading. */
  List<String> notes(PixelBytes.Content content) {
    List<String> notes = new ArrayList<>();
    if (!leftOut.isEmpty()) {
      notes.add(
          "Left out are files that are no images that can be read: " + counted(leftOut) + ".");
    }
    if (folders > 0) {
      notes.add("Left out are folders within those of the classes: %d.".formatted(folders));
    }
    if (framed > 0) {
      notes.add(
          "%d of %d images have several frames or pages, of which the first is read."
              .formatted(framed, files.size()));
    }
    if (turned > 0) {
      notes.add(
          "%d of %d images are turned upright, as their EXIF orientation says."
              .formatted(turned, files.size()));
    }
    if (content == PixelBytes.Content.TRANSPARENCY) {
      notes.add(
          "All images are of one colour and differ in their transparency (alpha) alone, which is"
              + " what is read.");
    } else if (transparent > 0) {
      notes.add(
          "The transparency (alpha) of %d of %d images is left out."
              .formatted(transparent, files.size()));
    }
    if (content == PixelBytes.Content.DEEP_GREY) {
      notes.add("The images have 16 bits a pixel, all of which are read: 65535 is 1.");
    }
    return notes;
  }

  /** Such as "3 .heic, 1 .txt". */
  private static String counted(Map<String, Integer> kinds) {
    return kinds.entrySet().stream()
        .map(kind -> kind.getValue() + (kind.getKey().isEmpty() ? " others" : " ." + kind.getKey()))
        .collect(Collectors.joining(", "));
  }
}
