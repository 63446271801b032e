package io.github.rangefinder.finder.run.spark;

import io.github.rangefinder.finder.run.Environment;
import io.github.rangefinder.finder.run.job.Meter;
import io.github.rangefinder.finder.run.job.Meters;
import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.run.job.Work;
import io.github.rangefinder.finder.setting.KernelChoice;
import io.github.rangefinder.finder.setting.Sentence;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Runs works on Spark's executors, one on each core. An executor that is lost in the middle costs
 * the time of its works: Spark runs them again elsewhere, to the same bits.
 */
public final class SparkTrialRunner implements TrialRunner {
  /** A round of the study has about so many trainings. */
  private static final int WORKS_OF_A_CALL = 25;

  private final SparkCluster cluster;
  private final Meters meters;

  private SparkTrialRunner(SparkCluster cluster, Meters meters) {
    this.cluster = cluster;
    this.meters = meters;
  }

  /**
   * Connects to the cluster that {@code spark-submit} was told of.
   *
   * @param warning receives sentences that somebody should read
   * @throws IOException with a sentence, if there is no such cluster
   * @throws SettingException if it cannot compute as the settings ask for
   */
  public static SparkTrialRunner open(
      SparkSettings settings, Meters meters, Consumer<Sentence> warning) throws IOException {
    try {
      JavaSparkContext context = new JavaSparkContext(settings.configuration());
      Widths widths =
          new Widths(
              settings.kernels() == KernelChoice.VECTOR,
              settings.kernels() == KernelChoice.EJML,
              parts -> warning.accept(Sentence.of(parts)));
      return new SparkTrialRunner(new SparkCluster(context, widths, settings.shipsData()), meters);
    } catch (SettingException e) {
      throw e;
    } catch (Exception e) { // Scala declares none of them
      throw new IOException("Spark does not start: " + SparkFailure.reason(e), e);
    }
  }

  @Override
  public TrialRunner showing(Meters others) {
    return new SparkTrialRunner(cluster, others);
  }

  @Override
  public Environment environment() {
    return cluster.environment();
  }

  /** So many that one round's last trainings leave no core idle. */
  @Override
  public int callers() {
    return 1 + (2 * cluster.environment().threads() + WORKS_OF_A_CALL - 1) / WORKS_OF_A_CALL;
  }

  @Override
  public <R extends Serializable, W extends Work<R>> void run(
      String what, List<W> works, BiConsumer<W, R> came, BooleanSupplier stopped)
      throws IOException {
    if (works.isEmpty() || stopped.getAsBoolean()) {
      return;
    }
    String name = works.size() == 1 ? works.get(0).name() : works.size() + " " + what;
    try (Meter meter = meters.meter(name, works.size())) {
      Submission<R> submission = cluster.submit(works);
      try {
        take(submission, works, came, stopped, meter);
      } finally {
        submission.cancel();
      }
    } catch (SparkException e) {
      throw new IOException("Spark gave up: " + SparkFailure.reason(e), e);
    }
  }

  private <R extends Serializable, W extends Work<R>> void take(
      Submission<R> submission,
      List<W> works,
      BiConsumer<W, R> came,
      BooleanSupplier stopped,
      Meter meter)
      throws SparkException {
    int done = 0;
    for (Answer<R> answer = submission.next(stopped);
        answer != null;
        answer = submission.next(stopped)) {
      cluster.note(answer);
      if (answer.result() != null) {
        done++;
        String figures = done + " of " + works.size() + " done";
        works.get(answer.work()).show(answer.result(), meter);
        came.accept(works.get(answer.work()), answer.result());
        meter.reached(done, works.size(), () -> figures, () -> figures);
      }
    }
  }

  @Override
  public void close() {
    cluster.close();
  }
}
