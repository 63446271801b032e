package io.github.rangefinder.finder.run;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.search.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Trainings by a command, one after the other, each from its beginning. */
final class CommandRaces implements RacedRunner {
  private final TrainingCommand command;
  private final Meters meters;
  private final Consumer<String> warning;

  /**
   * A runner.
   *
   * @param warning told what commands that failed said last
   */
  CommandRaces(TrainingCommand command, Meters meters, Consumer<String> warning) {
    this.command = command;
    this.meters = meters;
    this.warning = warning;
  }

  @Override
  public void run(List<Entry> entries, Consumer<Raced> came, BooleanSupplier stopped)
      throws IOException {
    for (Entry entry : entries) {
      if (stopped.getAsBoolean()) {
        return;
      }
      String name =
          "learning rate %s, %s"
              .formatted(Rounded.learningRate(entry.learningRate()), epochs(entry.epochs()));
      try (Meter meter = meters.meter(name, 1)) {
        Raced raced = run(entry, stopped);
        if (raced != null) {
          meter.reached(1, 1, () -> words(raced), () -> words(raced));
          came.accept(raced);
        }
      }
    }
  }

  private static String epochs(double epochs) {
    return Math.round(epochs) + (epochs == 1 ? " epoch" : " epochs");
  }

  private static String words(Raced raced) {
    return raced.isDone() ? Rounded.loss(raced.value()) : raced.status();
  }

  /** Runs one command; null if somebody stopped it. */
  private Raced run(Entry entry, BooleanSupplier stopped) throws IOException {
    long begin = System.nanoTime();
    try (ProcessFamily family = ProcessFamily.start(command.line(entry))) {
      Output metric = new Output(family.process().getInputStream(), command);
      Output complaint = new Output(family.process().getErrorStream(), command);
      String status = Raced.DONE;
      while (family.isAlive() && status.equals(Raced.DONE)) {
        if (stopped.getAsBoolean()) {
          return null;
        }
        if ((System.nanoTime() - begin) / 1e9 > command.timeoutSeconds()) {
          status = "timeout";
        }
        family.pause();
      }
      if (status.equals(Raced.DONE) && family.process().exitValue() != 0) {
        status = "exit-" + family.process().exitValue();
      }
      family.close(); // ends what it left running, which may hold the output open
      metric.await();
      complaint.await();
      if (status.equals(Raced.DONE) && !Double.isFinite(metric.number())) {
        status = metric.found() ? "not-finite" : "no-number";
      }
      if (!status.equals(Raced.DONE)) {
        warn(entry, status, complaint.last().isEmpty() ? metric.last() : complaint.last());
      }
      return new Raced(
          entry,
          status.equals(Raced.DONE) ? metric.number() : Double.NaN,
          status,
          (System.nanoTime() - begin) / 1e9);
    }
  }

  private void warn(Entry entry, String status, String last) {
    warning.accept(
        "the command at learning rate %s: %s%s"
            .formatted(
                Rounded.learningRate(entry.learningRate()),
                switch (status) {
                  case "timeout" -> "not done after %s s".formatted(command.timeoutSeconds());
                  case "no-number" -> "its output does not have the metric";
                  case "not-finite" -> "its metric is not a finite number";
                  default -> "ended with code " + status.substring("exit-".length());
                },
                last.isEmpty() ? "" : "; it said last: " + last));
  }

  /** Reads what a command prints, and keeps the last number and the last line. */
  private static final class Output {
    private static final long WAIT_MILLIS = 2000;
    private static final int LONGEST = 200;

    private final Thread thread;
    private double number = Double.NaN;
    private boolean found;
    private String last = "";

    Output(InputStream in, TrainingCommand command) {
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

    private synchronized void take(String line, TrainingCommand command) {
      if (command.matches(line)) {
        found = true;
        number = command.numberIn(line);
      }
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

    synchronized double number() {
      return number;
    }

    synchronized boolean found() {
      return found;
    }

    synchronized String last() {
      return last;
    }
  }
}
