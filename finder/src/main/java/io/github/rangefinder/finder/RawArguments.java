package io.github.rangefinder.finder;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The command line as the system holds it. Under {@code LC_ALL=C}, Java takes each byte of a file
 * name beyond ASCII for a question mark and could not open such a file either; so the second JVM is
 * started in a locale of UTF-8 and reads the words that the first one could not.
 */
final class RawArguments {
  /** A locale that differs from C in nothing but the encoding. */
  static final String UTF_8_LOCALE = "C.UTF-8";

  private static final String PROPERTY = "finder.arguments";

  private RawArguments() {}

  /** Whether a second JVM would read file names that this one cannot. */
  static boolean areBetter() {
    String encoding = System.getProperty("sun.jnu.encoding");
    return encoding != null
        && Charset.forName(encoding).equals(StandardCharsets.US_ASCII)
        && Files.isReadable(file(ProcessHandle.current().pid()));
  }

  /**
   * Whether arguments may have been misread: a question mark may be one, or another sign's rest.
   */
  static boolean areNeeded(String[] args) {
    if (areBetter()) {
      for (String arg : args) {
        for (int i = 0; i < arg.length(); i++) {
          if (arg.charAt(i) == '?' || arg.charAt(i) > '~') {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Tells the second JVM where its arguments are. */
  static String option(String[] args) {
    return "-D" + PROPERTY + "=" + ProcessHandle.current().pid() + ":" + args.length;
  }

  /** The arguments that {@link #option} tells of; without it, or if they are gone, those given. */
  static String[] orGiven(String[] given) {
    String option = System.getProperty(PROPERTY);
    if (option == null) {
      return given;
    }
    String[] process = option.split(":");
    try {
      byte[] line = Files.readAllBytes(file(Long.parseLong(process[0])));
      String[] words = new String(line, StandardCharsets.UTF_8).split("\0", -1);
      int end = words.length - 1; // behind the last word's end
      return Arrays.copyOfRange(words, end - Integer.parseInt(process[1]), end);
    } catch (IOException e) {
      return given;
    }
  }

  private static Path file(long pid) {
    return Path.of("/proc/" + pid + "/cmdline");
  }
}
