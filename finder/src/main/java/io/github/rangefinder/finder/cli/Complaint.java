package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.report.words.Printable;
import java.io.PrintWriter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;

/**
 * A sentence on standard error. Whatever it quotes of a file, a name or the command line is made
 * printable here, once for all.
 */
final class Complaint {
  /** A sentence, the text that it is about, and marks below a place of it. */
  private static final Pattern POINTING = Pattern.compile("[^\n]*\\R[^\n]*\\R *\\^+");

  private Complaint() {}

  static void print(CommandLine commandLine, String sentence) {
    PrintWriter err = commandLine.getErr();
    err.println("finder: " + printable(String.valueOf(sentence)));
    err.flush();
  }

  private static String printable(String sentence) {
    return POINTING.matcher(sentence).matches()
        ? sentence.lines().map(Printable::line).collect(Collectors.joining(System.lineSeparator()))
        : Printable.line(sentence);
  }
}
