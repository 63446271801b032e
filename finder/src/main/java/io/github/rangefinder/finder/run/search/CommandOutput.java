package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.finder.source.table.PrintedNumber;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads what a command prints, and keeps the last metric and the last line. */
final class CommandOutput {
  private static final long WAIT_MILLIS = 2000;
  private static final int LONGEST = 200;

  private final Thread thread;
  private String metric;
  private String last = "";

  CommandOutput(InputStream in, TrainingCommand command) {
    thread = new Thread(() -> read(in, command), "rangefinder-output");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(InputStream in, TrainingCommand command) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        take(line, command);
      }
    } catch (IOException e) {
      // the command was ended, and its output with it
    }
  }

  private synchronized void take(String printed, TrainingCommand command) {
    String line = PrintedNumber.withoutColours(printed);
    metric = command.metricIn(line).orElse(metric);
    if (!line.isBlank()) {
      last = line.strip().substring(0, Math.min(LONGEST, line.strip().length()));
    }
  }

  /** Until everything that was printed is read. */
  void await() {
    try {
      thread.join(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was last said of the metric; empty if nothing was. */
  synchronized Optional<String> metric() {
    return Optional.ofNullable(metric);
  }

  synchronized String last() {
    return last;
  }
}
