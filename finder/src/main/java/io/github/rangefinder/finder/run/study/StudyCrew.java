package io.github.rangefinder.finder.run.study;

import io.github.rangefinder.finder.run.job.Meter;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.job.SharedMeter;
import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.study.Measurement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Makes the measurements of a study: one after the other, or as many as keep a place busy. */
final class StudyCrew {
  private final StudyRun.Tasks tasks;
  private final MeasurementStore store;
  private final TrialRunner trials;
  private final Meters meters;
  private final BooleanSupplier interrupted;
  private volatile boolean failed;

  /**
   * A crew.
   *
   * @param store is given each measurement as soon as it is made
   */
  StudyCrew(
      StudyRun.Tasks tasks,
      MeasurementStore store,
      TrialRunner trials,
      Meters meters,
      BooleanSupplier interrupted) {
    this.tasks = tasks;
    this.store = store;
    this.trials = trials;
    this.meters = meters;
    this.interrupted = interrupted;
  }

  /**
   * Makes measurements.
   *
   * @param open their numbers
   * @return those that are made, by their numbers; all of them if nobody interrupted
   * @throws IOException with a sentence, if one cannot be made or kept
   */
  Map<Integer, Measurement> measure(List<Integer> open) throws IOException {
    return trials.callers() == 1 || open.size() < 2 ? inTurn(open) : sideBySide(open);
  }

  private Map<Integer, Measurement> inTurn(List<Integer> open) throws IOException {
    Map<Integer, Measurement> made = new LinkedHashMap<>();
    for (int i : open) {
      if (!stopped()) {
        String name = "task %d of %d".formatted(i + 1, tasks.measurements());
        try (Meter meter = meters.meter(name, StudyTaskRun.RUNS)) {
          measure(i, meter).ifPresent(measurement -> made.put(i, measurement));
        }
      }
    }
    return made;
  }

  private Map<Integer, Measurement> sideBySide(List<Integer> open) throws IOException {
    long runs = (long) open.size() * StudyTaskRun.RUNS;
    ExecutorService callers = Executors.newFixedThreadPool(Math.min(trials.callers(), open.size()));
    try (Meter meter = meters.meter(open.size() + " tasks", runs)) {
      SharedMeter shared = SharedMeter.ofEqual(meter, open.size(), StudyTaskRun.RUNS);
      Map<Integer, Future<Optional<Measurement>>> futures = new LinkedHashMap<>();
      for (int i : open) {
        Meter mine = shared.of(futures.size());
        futures.put(i, callers.submit(() -> measureBeside(i, mine)));
      }
      Map<Integer, Measurement> made = new LinkedHashMap<>();
      for (Map.Entry<Integer, Future<Optional<Measurement>>> one : futures.entrySet()) {
        result(one.getValue()).ifPresent(measurement -> made.put(one.getKey(), measurement));
      }
      return made;
    } finally {
      callers.shutdown();
    }
  }

  /** One that fails ends the others. */
  private Optional<Measurement> measureBeside(int i, Meter mine) throws IOException {
    if (stopped()) {
      return Optional.empty();
    }
    boolean done = false;
    try (mine) {
      Optional<Measurement> measurement = measure(i, mine);
      done = true;
      return measurement;
    } finally {
      failed |= !done;
    }
  }

  private boolean stopped() {
    return failed || interrupted.getAsBoolean();
  }

  private Optional<Measurement> measure(int i, Meter meter) throws IOException {
    StudyTask task = tasks.task(i);
    long seed = tasks.seed(i);
    TrialLog log = store.trials(task.name(), seed, trials.environment());
    Optional<Measurement> measured;
    try {
      measured =
          new StudyTaskRun(task.name(), task.settings(seed), trials, log, this::stopped).run(meter);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (measured.isPresent()) {
      store.write(measured.get());
    }
    return measured;
  }

  private static Optional<Measurement> result(Future<Optional<Measurement>> future)
      throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
