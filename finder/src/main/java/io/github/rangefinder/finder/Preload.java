package io.github.rangefinder.finder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads early what the end of a run needs: a jar that is built or copied anew in the hours between
 * is another one, and a class that is then looked for in it would not be found.
 */
final class Preload {
  /** All packages of this program, which nearly every end needs. */
  private static final String OWN = "io/github/rangefinder/";

  /**
   * Packages of libraries, without those in them, or how the names of some of their classes begin:
   * what writes numbers, words and pictures, and reads tables of numbers once more. What else reads
   * a run's data has been at work by then.
   */
  private static final List<String> OF_LIBRARIES =
      List.of(
          "org/apache/commons/csv/",
          "com/google/gson/",
          "com/google/gson/annotations/",
          "com/google/gson/internal/",
          "com/google/gson/internal/bind/",
          "com/google/gson/internal/reflect/",
          "com/google/gson/internal/sql/",
          "com/google/gson/reflect/",
          "com/google/gson/stream/",
          "org/jfree/chart/",
          "org/jfree/chart/annotations/",
          "org/jfree/chart/axis/",
          "org/jfree/chart/block/",
          "org/jfree/chart/encoders/",
          "org/jfree/chart/entity/",
          "org/jfree/chart/event/",
          "org/jfree/chart/imagemap/",
          "org/jfree/chart/labels/",
          "org/jfree/chart/plot/",
          "org/jfree/chart/renderer/",
          "org/jfree/chart/renderer/xy/",
          "org/jfree/chart/text/",
          "org/jfree/chart/title/",
          "org/jfree/chart/ui/",
          "org/jfree/chart/util/",
          "org/jfree/data/",
          "org/jfree/data/category/",
          "org/jfree/data/general/",
          "org/jfree/data/xy/",
          "picocli/",
          "me/tongfei/progressbar/",
          "de/siegmar/fastcsv/reader/",
          "org/apache/commons/codec/binary/Base64OutputStream",
          "org/apache/commons/codec/binary/BaseNCodecOutputStream",
          "org/apache/commons/io/build/",
          "org/apache/commons/io/file/DeleteOption",
          "org/apache/commons/io/file/PathUtils",
          "org/apache/commons/io/function/",
          "org/apache/commons/io/input/AbstractInputStream",
          "org/apache/commons/io/input/Input",
          "org/apache/commons/io/input/ReaderInputStream",
          "org/apache/commons/io/input/Unsynchronized",
          "org/apache/commons/io/output/AppendableOutputStream",
          "org/apache/commons/lang3/ArrayUtils",
          "org/apache/commons/lang3/StringUtils",
          "org/apache/commons/lang3/builder/AbstractSupplier",
          "org/apache/commons/lang3/builder/Builder",
          "org/apache/commons/lang3/concurrent/",
          "org/apache/commons/lang3/exception/UncheckedException",
          "org/apache/commons/lang3/function/Failable",
          "io/jhdf/",
          "io/jhdf/api/",
          "io/jhdf/checksum/",
          "io/jhdf/exceptions/",
          "io/jhdf/nio/",
          "io/jhdf/object/datatype/",
          "io/jhdf/object/message/",
          "io/jhdf/storage/",
          "org/slf4j/",
          "org/slf4j/event/",
          "org/slf4j/helpers/",
          "org/slf4j/nop/",
          "org/slf4j/spi/");

  /**
   * These look for more in the jar when they are initialized: plug-ins, words, parts of the page.
   */
  private static final List<String> READERS =
      List.of(
          "javax.imageio.ImageIO",
          "org.jfree.chart.JFreeChart",
          "org.jfree.chart.plot.XYPlot",
          "io.github.rangefinder.finder.report.page.PageFile");

  private static final String CLASS = ".class";

  /** What says that the jar was changed must itself be there by then. */
  private static final List<String> COMPLAINT =
      List.of(
          "io/github/rangefinder/finder/cli/Complaint" + CLASS,
          "io/github/rangefinder/finder/report/words/Printable" + CLASS);

  private Preload() {}

  /**
   * Begins at once, while the run reads its data on one core: a second later the first steps would
   * have to share theirs.
   */
  static void begin() {
    String jar = System.getProperty("java.class.path");
    if (jar.endsWith(".jar")) {
      COMPLAINT.forEach(Preload::loadEntry);
      Thread loader = new Thread(() -> loadAll(jar), "finder-preload");
      loader.setDaemon(true);
      loader.setPriority(Thread.MIN_PRIORITY);
      loader.start();
    }
  }

  private static void loadAll(String jar) {
    try (JarFile classes = new JarFile(jar)) {
      entries(classes).forEach(Preload::loadEntry);
    } catch (IOException e) {
      // Then the run does without, as most do.
    }
    READERS.forEach(Preload::initialize);
  }

  /** What a jar has of all these classes, in the order in which they are loaded. */
  static List<String> entries(JarFile jar) {
    List<String> all =
        jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(CLASS)).toList();
    List<String> early = new ArrayList<>();
    all.stream().filter(name -> name.startsWith(OWN)).forEach(early::add);
    for (String beginning : OF_LIBRARIES) {
      all.stream().filter(name -> isOne(name, beginning)).forEach(early::add);
    }
    return early;
  }

  private static boolean isOne(String name, String beginning) {
    return name.startsWith(beginning) && name.indexOf('/', beginning.length()) < 0;
  }

  private static void loadEntry(String entry) {
    String name = entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
    try {
      Class.forName(name, false, Preload.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      // One for a part of Java that is not here, which will not be missed at the end either.
    }
  }

  private static void initialize(String name) {
    try {
      Class.forName(name);
    } catch (ClassNotFoundException | LinkageError | ServiceConfigurationError e) {
      // A Java without pictures, of which the end of the run tells.
    }
  }
}
