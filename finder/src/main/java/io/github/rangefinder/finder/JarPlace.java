package io.github.rangefinder.finder;

import java.io.File;

/** Where the program's jar lies: Java cannot read everything in it in any folder. */
final class JarPlace {
  private static final int FAILED = 1;

  private JarPlace() {}

  /**
   * Ends with a sentence if the jar lies in a folder whose name ends in an exclamation mark: its
   * classes would be found and nothing else, for in Java's addresses {@code !/} ends the jar's
   * name.
   */
  static void require() {
    String jar = new File(System.getProperty("java.class.path")).getAbsolutePath();
    if (jar.endsWith(".jar") && jar.replace(File.separatorChar, '/').contains("!/")) {
      System.err.println(
          "finder: Java cannot read all of a jar in a folder whose name ends in '!'; move "
              .concat(jar));
      System.exit(FAILED);
    }
  }
}
