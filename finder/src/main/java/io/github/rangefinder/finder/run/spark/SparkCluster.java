package io.github.rangefinder.finder.run.spark;

import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.job.Work;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** The executors: what they are, what they keep, what was sent to them. */
final class SparkCluster {
  /** States of trainings may fill this share of what a driver takes as the results of a job. */
  private static final double SHARE_OF_RESULTS = 0.5;

  /** A state is a shortcut; a larger one would take longer to send than it saves. */
  private static final long LARGEST_STATE = 16L << 20;

  private final JavaSparkContext context;
  private final Widths widths;
  private final boolean shipsData;
  private final Broadcast<Kept> kept;
  private final Shipment shipment;
  private final Environment environment;

  SparkCluster(JavaSparkContext context, Widths widths, boolean shipsData) {
    this.context = context;
    this.widths = widths;
    this.shipsData = shipsData;
    this.kept = context.broadcast(new Kept());
    this.shipment = new Shipment(context.sc());
    this.environment = look();
  }

  /** Asks the executors that are there what they compute with. */
  private Environment look() {
    int cores = Math.max(1, context.defaultParallelism());
    List<Whereabouts> all =
        context
            .parallelize(Collections.nCopies(cores, 0), cores)
            .map(any -> Whereabouts.here(TaskContext.get().cpus()))
            .collect();
    try {
      all.forEach(widths::add);
    } catch (SettingException e) {
      context.stop();
      throw e;
    }
    Environment first = all.get(0).environment();
    return new Environment(
        first.jdk(), first.kernels(), first.vectorBits(), cores / first.threads(), first.os());
  }

  /** What the first executor computes with; its threads are the trials that run at a time. */
  Environment environment() {
    return environment;
  }

  /** Hands works over to Spark. */
  <R extends Serializable> Submission<R> submit(List<? extends Work<R>> works) throws IOException {
    if (shipsData) {
      ship(works);
    }
    List<Doing.Numbered<R>> numbered = new ArrayList<>();
    for (Work<R> work : works) {
      numbered.add(new Doing.Numbered<>(numbered.size(), work.relocated(SparkCluster::absolute)));
    }
    Doing<R> doing =
        new Doing<>(kept, context.broadcast(shipment.places()), largestState(works.size()));
    return Submission.of(context, numbered, doing);
  }

  /** An executor has another working folder. */
  private static String absolute(String place) {
    return Path.of(place).toAbsolutePath().toString();
  }

  private synchronized void ship(List<? extends Work<?>> works) throws IOException {
    try {
      for (Work<?> work : works) {
        work.relocated(
            given -> {
              String place = absolute(given);
              if (shipment.isNew(place)) {
                add(place);
              }
              return given;
            });
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void add(String place) {
    try {
      shipment.add(place);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot send " + place + " to the executors", e);
    }
  }

  private long largestState(int works) {
    long results = context.sc().conf().getSizeAsBytes("spark.driver.maxResultSize", "1g");
    long each = results == 0 ? LARGEST_STATE : (long) (SHARE_OF_RESULTS * results / works);
    return Math.min(LARGEST_STATE, each);
  }

  /**
   * Takes an answer's word for where it comes from and what was wrong there.
   *
   * @throws SettingException if something was
   */
  void note(Answer<?> answer) {
    if (answer.complaint() == null) {
      widths.add(answer.where());
    } else if (shipsData) {
      throw SettingException.failure("on ", answer.where().host(), ": ", answer.complaint());
    } else {
      throw SettingException.failure(
          "on ",
          answer.where().host(),
          ": ",
          answer.complaint(),
          "; every executor must see the files, or ",
          Setting.SHIP_DATA,
          " sends them along");
    }
  }

  void close() {
    context.stop();
    shipment.close();
  }
}
