package io.github.rangefinder.finder.run.spark;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkFiles;

/**
 * Files and folders that go from the driver to every executor, once: a file as it is, a folder as
 * an archive that Spark takes apart there.
 */
final class Shipment implements Closeable {
  private final SparkContext context;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final List<Path> copies = new ArrayList<>();

  /**
   * What was shipped, by its place at the driver, and its name among Spark's files.
   *
   * @param names empty where nothing was
   */
  record Places(Map<String, String> names) implements Serializable {
    /** Where an executor finds what the driver has at a place. */
    String onExecutor(String place) {
      String name = names.get(place);
      return name == null ? place : SparkFiles.get(name);
    }
  }

  Shipment(SparkContext context) {
    this.context = context;
  }

  Places places() {
    return new Places(new LinkedHashMap<>(names));
  }

  /** Whether a place is not under way yet, and is a file or folder that there is. */
  boolean isNew(String place) {
    Path path = Path.of(place);
    return !names.containsKey(place) && (Files.isRegularFile(path) || Files.isDirectory(path));
  }

  /**
   * Sends a file or a folder along.
   *
   * @throws IOException with a sentence, if it cannot be read
   */
  void add(String place) throws IOException {
    Path from = Path.of(place).toRealPath();
    Path folder = Files.createTempDirectory("rangefinder-shipment");
    copies.add(folder);
    String name = names.size() + "-" + from.getFileName();
    if (Files.isDirectory(from)) {
      Path archive = folder.resolve(name + ".zip");
      copies.add(archive);
      archive(from, archive);
      context.addArchive(archive.toUri() + "#" + name);
    } else {
      Path copy = folder.resolve(name);
      copies.add(copy);
      Files.copy(from, copy);
      context.addFile(copy.toUri().toString());
    }
    names.put(place, name);
  }

  /** Takes away what lies here for executors to fetch; none may need it any more. */
  @Override
  public void close() {
    for (int i = copies.size() - 1; i >= 0; i--) { // what is in a folder before the folder
      try {
        Files.deleteIfExists(copies.get(i));
      } catch (IOException e) {
        // in the folder for temporary files, where the system tidies up
      }
    }
  }

  private static void archive(Path folder, Path archive) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }
}
