package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.run.job.Meter;
import io.github.rangefinder.finder.run.job.Meters;
import java.io.PrintStream;

/** Progress on standard error: bars on a terminal, lines now and then elsewhere. */
final class ConsoleMeters implements Meters {
  private final PrintStream err;
  private final int columns;

  private ConsoleMeters(PrintStream err, int columns) {
    this.err = err;
    this.columns = columns;
  }

  /** Shows nothing to those who want it quiet. */
  static Meters of(boolean quiet, PrintStream err) {
    return quiet ? Meters.silent() : new ConsoleMeters(err, Terminal.columns());
  }

  @Override
  public Meter meter(String name, long iterations) {
    return columns > 0 ? new MeterBar(name, iterations, columns, err) : new MeterLines(name, err);
  }

  /** An empty line between the bars and the answer, where there are bars. */
  static void end(Meters meters) {
    if (meters instanceof ConsoleMeters console && console.columns > 0) {
      console.err.println();
    }
  }
}
