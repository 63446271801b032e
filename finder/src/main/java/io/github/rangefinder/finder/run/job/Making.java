package io.github.rangefinder.finder.run.job;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Makes what may take long before the first step, a large model above all, on a thread of its own:
 * whoever wants to stop meanwhile need not wait for it. What is then made is left to itself.
 */
public final class Making {
  private static final long PAUSE_MILLIS = 20;

  private Making() {}

  /**
   * Makes something.
   *
   * @param stopped asked all the time whether to give it up
   * @return empty if given up
   */
  public static <T> Optional<T> unless(BooleanSupplier stopped, Supplier<T> maker) {
    FutureTask<T> task = new FutureTask<>(maker::get);
    Thread thread = new Thread(task, "rangefinder-making");
    thread.setDaemon(true);
    thread.start();
    while (!stopped.getAsBoolean()) {
      try {
        return Optional.of(task.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        // then somebody may have come to want to stop
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while something was made");
      } catch (ExecutionException e) {
        throw rethrown(e.getCause());
      }
    }
    return Optional.empty();
  }

  /** What the other thread threw shows through as it is; a supplier throws nothing checked. */
  private static RuntimeException rethrown(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }
}
