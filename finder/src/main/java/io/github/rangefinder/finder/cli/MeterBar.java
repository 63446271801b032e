package io.github.rangefinder.finder.cli;

import io.github.rangefinder.finder.run.job.Figures;
import io.github.rangefinder.finder.run.job.Meter;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/**
 * One line of a terminal that is drawn again and again: {@code sgd 49% [===== ] lr 6.3e-02 loss
 * 0.8075 0:06 left}.
 */
final class MeterBar implements Meter {
  private static final int REPAINT_MILLIS = 100;
  private static final int LONGEST_NAME = 20;
  private static final int SHORTEST_BAR = 8;

  private final ProgressBar bar;
  private final TimeLeft timeLeft = new TimeLeft(System.nanoTime());
  private volatile String reached = "";
  private volatile String time = "";

  MeterBar(String name, long iterations, int columns, PrintStream err) {
    int width = columns - 3; // room for the ^C that a terminal shows
    bar =
        new ProgressBarBuilder()
            .setTaskName(shortened(name))
            .setInitialMax(iterations)
            .setUpdateIntervalMillis(REPAINT_MILLIS)
            .setRenderer(this::line)
            // With a width the library does not ask the terminal, through native code, for its own.
            .setConsumer(new ConsoleProgressBarConsumer(err, width))
            .build();
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 2) + "..";
  }

  @Override
  public void reached(long done, long of, Supplier<String> brief, Supplier<String> full) {
    reached = brief.get();
    double left = timeLeft.seconds(done, of, System.nanoTime());
    time = Double.isNaN(left) ? "" : Figures.minutes(left) + " left";
    bar.maxHint(of);
    bar.stepTo(done);
  }

  @Override
  public void ended(String how) {
    reached = how;
  }

  @Override
  public void close() {
    time = "in " + Figures.minutes(bar.getElapsedAfterStart().toMillis() / 1000.0);
    bar.close();
  }

  private String line(ProgressState state, int width) {
    String before =
        String.format(
            Locale.ROOT,
            "%s %3d%% [",
            state.getTaskName(),
            (int) (100 * state.getNormalizedProgress()));
    String after = String.format(Locale.ROOT, "] %s %10s", reached, time);
    int room = Math.max(SHORTEST_BAR, width - before.length() - after.length());
    int full = (int) (room * state.getNormalizedProgress());
    return before + "=".repeat(full) + " ".repeat(room - full) + after;
  }
}
