package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.job.DataStore;
import io.github.rangefinder.finder.run.job.Job;
import io.github.rangefinder.finder.run.job.Meter;
import io.github.rangefinder.finder.run.job.Work;
import io.github.rangefinder.finder.search.Entry;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A training by a command, described. */
record CommandTrial(TrainingCommand command, Entry entry) implements Work<CommandTrial.Outcome> {
  /**
   * What came of a command.
   *
   * @param last the last line that one that failed has said
   * @param metric what standard output said of the metric; empty if nothing
   * @param misplaced whether standard error has the metric that standard output lacks
   */
  record Outcome(Raced raced, String last, String metric, boolean misplaced)
      implements Serializable {}

  @Override
  public String name() {
    double epochs = entry.epochs();
    return "learning rate %s, %d %s"
        .formatted(
            Rounded.learningRate(entry.learningRate()),
            Math.round(epochs),
            epochs == 1 ? "epoch" : "epochs");
  }

  /** A command's files are its own business. */
  @Override
  public Work<Outcome> relocated(UnaryOperator<String> places) {
    return this;
  }

  @Override
  public Job<Optional<Outcome>> job(DataStore data) {
    return new AtWork(command, entry, name());
  }

  /** The command as it runs; alone, for nobody knows what it takes. */
  private record AtWork(TrainingCommand command, Entry entry, String name)
      implements Job<Optional<Outcome>> {
    @Override
    public int iterations() {
      return 1;
    }

    @Override
    public int mostAtOnce() {
      return 1;
    }

    @Override
    public Optional<Outcome> run(Workers workers, Meter meter, BooleanSupplier stopped) {
      try {
        Optional<Outcome> outcome = run(stopped);
        outcome.ifPresent(
            one -> meter.reached(1, 1, () -> words(one.raced()), () -> words(one.raced())));
        return outcome;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String words(Raced raced) {
      return raced.isDone() ? Rounded.loss(raced.value()) : raced.status();
    }

    /** Runs the command; empty if somebody stopped it. */
    private Optional<Outcome> run(BooleanSupplier stopped) throws IOException {
      long begin = System.nanoTime();
      try (ProcessFamily family = ProcessFamily.start(command.line(entry))) {
        CommandOutput output = new CommandOutput(family.process().getInputStream(), command);
        CommandOutput complaint = new CommandOutput(family.process().getErrorStream(), command);
        Optional<String> end = end(family, begin, stopped);
        if (end.isEmpty()) {
          return Optional.empty();
        }
        family.close(); // ends what it left running, which may hold the output open
        output.await();
        complaint.await();
        double number = output.metric().map(TrainingCommand::number).orElse(Double.NaN);
        String status = end.get();
        if (status.equals(Raced.DONE) && !Double.isFinite(number)) {
          status = output.metric().isPresent() ? "not-finite" : "no-number";
        }
        double value = status.equals(Raced.DONE) ? number : Double.NaN;
        return Optional.of(
            new Outcome(
                new Raced(entry, value, Double.NaN, status, secondsSince(begin)),
                complaint.last().isEmpty() ? output.last() : complaint.last(),
                output.metric().orElse(""),
                complaint.metric().isPresent() && output.metric().isEmpty()));
      }
    }

    /** Waits for the command and says how it ended; empty if somebody stopped it. */
    private Optional<String> end(ProcessFamily family, long begin, BooleanSupplier stopped) {
      while (family.isAlive()) {
        if (stopped.getAsBoolean()) {
          return Optional.empty();
        }
        if (secondsSince(begin) > command.timeoutSeconds()) {
          return Optional.of("timeout");
        }
        family.pause();
      }
      int code = family.process().exitValue();
      return Optional.of(code == 0 ? Raced.DONE : "exit-" + code);
    }

    private static double secondsSince(long begin) {
      return (System.nanoTime() - begin) / 1e9;
    }
  }
}
