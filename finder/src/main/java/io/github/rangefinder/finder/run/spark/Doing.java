package io.github.rangefinder.finder.run.spark;

import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.run.job.Meter;
import io.github.rangefinder.finder.run.job.Work;
import io.github.rangefinder.finder.run.trial.TrialOutcome;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * What an executor does with the one work of a partition. A sentence about data or settings comes
 * back as an answer; anything else that goes wrong is Spark's to try again elsewhere.
 *
 * @param <R> what comes of the work
 */
final class Doing<R extends Serializable>
    extends AbstractFunction1<Iterator<Doing.Numbered<R>>, Answer<R>> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Broadcast<Kept> kept;
  private final Broadcast<Shipment.Places> shipped;
  private final long largestState;

  /** A work and its number, counted from 0. */
  record Numbered<R extends Serializable>(int number, Work<R> work) implements Serializable {}

  /**
   * What to do.
   *
   * @param shipped where an executor finds what was shipped to it
   * @param largestState the most bytes of a training's end that travel back
   */
  Doing(Broadcast<Kept> kept, Broadcast<Shipment.Places> shipped, long largestState) {
    this.kept = kept;
    this.shipped = shipped;
    this.largestState = largestState;
  }

  @Override
  public Answer<R> apply(Iterator<Numbered<R>> partition) {
    Numbered<R> one = partition.next();
    TaskContext task = TaskContext.get();
    Whereabouts where = Whereabouts.here(task.cpus());
    try (Workers workers = new Workers(task.cpus())) {
      Optional<R> result =
          one.work()
              .relocated(shipped.value()::onExecutor)
              .job(kept.value().data())
              .run(workers, Meter.silent(), task::isInterrupted);
      return new Answer<>(one.number(), lightened(result.orElse(null)), null, where);
    } catch (IOException | SettingException | IllegalArgumentException e) {
      return new Answer<>(one.number(), null, e.getMessage(), where);
    } catch (UncheckedIOException e) {
      return new Answer<>(one.number(), null, e.getCause().getMessage(), where);
    }
  }

  @SuppressWarnings("unchecked") // an outcome without its state is an outcome still
  private R lightened(R result) {
    return result instanceof TrialOutcome outcome
            && outcome.state() != null
            && outcome.state().bytes() > largestState
        ? (R) outcome.withoutState()
        : result;
  }
}
