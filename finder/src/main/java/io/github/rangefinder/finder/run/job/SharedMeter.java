package io.github.rangefinder.finder.run.job;

import java.util.Arrays;
import java.util.function.Supplier;

/** One meter for jobs that run side by side: shows how far they have come together. */
public final class SharedMeter {
  private final Meter meter;
  private final int[] iterations;
  private final int[] done;
  private int finished;

  /**
   * A meter for jobs.
   *
   * @param iterations how many each of them takes at most
   */
  SharedMeter(Meter meter, int[] iterations) {
    this.meter = meter;
    this.iterations = iterations.clone();
    this.done = new int[iterations.length];
  }

  /** A meter for jobs that all take as many iterations. */
  public static SharedMeter ofEqual(Meter meter, int jobs, int iterations) {
    int[] each = new int[jobs];
    Arrays.fill(each, iterations);
    return new SharedMeter(meter, each);
  }

  /** The meter to hand to one of the jobs, to be closed when the job has ended. */
  public Meter of(int job) {
    return new Meter() {
      @Override
      public void reached(long now, long of, Supplier<String> brief, Supplier<String> full) {
        step(job, (int) now);
      }

      @Override
      public void point(String series, double x, double... values) {
        meter.point(series, x, values);
      }

      @Override
      public void close() {
        finish(job);
      }
    };
  }

  private synchronized void step(int job, int now) {
    done[job] = now;
    show();
  }

  /** What a job has not needed is nobody's work any more. */
  private synchronized void finish(int job) {
    iterations[job] = done[job];
    finished++;
    if (done[job] > 0) {
      show();
    }
  }

  /** How many of the jobs have ended. */
  synchronized String figures() {
    return finished + " of " + done.length + " done";
  }

  private void show() {
    long reached = 0;
    long all = 0;
    for (int job = 0; job < done.length; job++) {
      reached += done[job];
      all += iterations[job];
    }
    String figures = figures();
    meter.reached(reached, all, () -> figures, () -> figures);
  }
}
