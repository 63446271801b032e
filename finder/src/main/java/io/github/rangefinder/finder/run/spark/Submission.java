package io.github.rangefinder.finder.run.spark;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** A job of Spark's whose answers are taken as they come. */
final class Submission<R extends Serializable> {
  private static final long WAIT_MILLIS = 50;

  private final BlockingQueue<Answer<R>> answers;
  private final SimpleFutureAction<BoxedUnit> action;

  private Submission(BlockingQueue<Answer<R>> answers, SimpleFutureAction<BoxedUnit> action) {
    this.answers = answers;
    this.action = action;
  }

  /** Submits works, each as a task of its own. */
  static <R extends Serializable> Submission<R> of(
      JavaSparkContext context, List<Doing.Numbered<R>> works, Doing<R> doing) {
    BlockingQueue<Answer<R>> answers = new LinkedBlockingQueue<>();
    RDD<Doing.Numbered<R>> tasks = context.parallelize(works, works.size()).rdd();
    List<Object> partitions = IntStream.range(0, works.size()).<Object>mapToObj(i -> i).toList();
    SimpleFutureAction<BoxedUnit> action =
        context
            .sc()
            .submitJob(
                tasks,
                doing,
                CollectionConverters.asScala(partitions).toSeq(),
                new AbstractFunction2<Object, Answer<R>, BoxedUnit>() {
                  @Override
                  public BoxedUnit apply(Object partition, Answer<R> answer) {
                    answers.add(answer);
                    return BoxedUnit.UNIT;
                  }
                },
                new AbstractFunction0<BoxedUnit>() {
                  @Override
                  public BoxedUnit apply() {
                    return BoxedUnit.UNIT;
                  }
                });
    return new Submission<>(answers, action);
  }

  /**
   * Waits for an answer.
   *
   * @param stopped whether to take what has come and leave the rest
   * @return null once there are no more
   * @throws SparkException if Spark has given up
   */
  Answer<R> next(BooleanSupplier stopped) throws SparkException {
    try {
      while (true) {
        boolean last = action.isCompleted();
        Answer<R> answer = answers.poll(last ? 0 : WAIT_MILLIS, TimeUnit.MILLISECONDS);
        if (answer != null) {
          return answer;
        }
        if (last) {
          requireSuccess();
          return null;
        }
        if (stopped.getAsBoolean()) {
          action.cancel();
          return null;
        }
      }
    } catch (InterruptedException e) {
      action.cancel();
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Ends what nobody waits for any more. */
  void cancel() {
    action.cancel();
  }

  private void requireSuccess() throws SparkException {
    var result = action.value().get();
    if (result.isFailure()) {
      Throwable thrown = result.failed().get();
      throw thrown instanceof SparkException failure
          ? failure
          : new SparkException(String.valueOf(thrown.getMessage()), thrown);
    }
  }
}
