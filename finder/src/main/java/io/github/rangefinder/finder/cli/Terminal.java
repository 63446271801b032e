package io.github.rangefinder.finder.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Whether standard error is a terminal, and how wide it is. */
public final class Terminal {
  /** Tells a JVM whose standard error is a pipe to its parent what the parent found. */
  public static final String COLUMNS_PROPERTY = "finder.terminal.columns";

  /** {@code stty} looks at its standard input, so that is made what standard error is. */
  private static final String[] SIZE_OF_STANDARD_ERROR = {"sh", "-c", "stty size <&2 2>/dev/null"};

  private Terminal() {}

  /**
   * The width of the terminal behind standard error; 0 if there is none, or no way to tell.
   *
   * <p>Java knows only whether standard input and output are a terminal ({@code System.console}),
   * hence the question to the shell.
   */
  public static int columns() {
    Integer known = Integer.getInteger(COLUMNS_PROPERTY);
    return known != null ? known : ask();
  }

  private static int ask() {
    try {
      Process stty =
          new ProcessBuilder(SIZE_OF_STANDARD_ERROR)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(stty.getInputStream(), StandardCharsets.US_ASCII))) {
        return columnsIn(answer.readLine());
      }
    } catch (IOException e) {
      return 0; // no shell, as on Windows
    }
  }

  /** The second number of {@code 24 80}. */
  static int columnsIn(String rowsAndColumns) {
    if (rowsAndColumns == null || !rowsAndColumns.matches("\\d{1,5} \\d{1,5}")) {
      return 0;
    }
    return Integer.parseInt(rowsAndColumns.substring(rowsAndColumns.indexOf(' ') + 1));
  }
}
