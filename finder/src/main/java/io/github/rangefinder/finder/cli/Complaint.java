package io.github.rangefinder.finder.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** A sentence on standard error. */
final class Complaint {
  private Complaint() {}

  static void print(CommandLine commandLine, String sentence) {
    PrintWriter err = commandLine.getErr();
    err.println("finder: " + sentence);
    err.flush();
  }
}
