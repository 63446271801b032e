package io.github.rangefinder.finder;

import java.io.IOException;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads early what the end of a run needs: a jar that is built or copied anew in the hours between
 * is another one, and a class that is then looked for in it would not be found.
 */
final class Preload {
  /** In the order in which they are loaded: what nearly every end needs comes first. */
  static final List<String> BEGINNINGS =
      List.of(
          "io/github/rangefinder/",
          "org/apache/commons/csv/",
          "com/google/gson/",
          "org/jfree/",
          "picocli/",
          "me/tongfei/progressbar/",
          "de/siegmar/fastcsv/",
          "org/apache/commons/codec/",
          "org/apache/commons/io/",
          "org/apache/commons/lang3/ArrayUtils",
          "org/apache/commons/lang3/StringUtils",
          "org/apache/commons/lang3/builder/AbstractSupplier",
          "org/apache/commons/lang3/builder/Builder",
          "org/apache/commons/lang3/concurrent/",
          "org/apache/commons/lang3/exception/UncheckedException",
          "org/apache/commons/lang3/function/Failable",
          "io/jhdf/",
          "org/slf4j/",
          "com/twelvemonkeys/");

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
      List<String> entries =
          classes.stream().map(JarEntry::getName).filter(name -> name.endsWith(CLASS)).toList();
      for (String beginning : BEGINNINGS) {
        entries.stream().filter(name -> name.startsWith(beginning)).forEach(Preload::loadEntry);
      }
    } catch (IOException e) {
      // Then the run does without, as most do.
    }
    READERS.forEach(Preload::initialize);
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
