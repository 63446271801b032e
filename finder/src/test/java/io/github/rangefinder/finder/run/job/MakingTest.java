package io.github.rangefinder.finder.run.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MakingTest {
  @Test
  void handsOverWhatIsMade() {
    assertEquals(Optional.of("model"), Making.unless(() -> false, () -> "model"));
  }

  @Test
  void isGivenUpWhileItIsBeingMade() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    Optional<String> made =
        Making.unless(
            () -> begun.getCount() == 0 && asked.incrementAndGet() > 2,
            () -> {
              begun.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return "model";
            });
    assertEquals(Optional.empty(), made);
    never.countDown();
  }

  @Test
  void isNotWaitedForOnceSomebodyWantsToStop() {
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch never = new CountDownLatch(1);
    Optional<Boolean> made =
        Making.unless(
            () -> true,
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              done.set(true);
              return true;
            });
    assertTrue(made.isEmpty() && !done.get());
    never.countDown();
  }

  @Test
  void whatItThrowsIsThrown() {
    IllegalArgumentException wrong = new IllegalArgumentException("no such layer");
    assertSame(
        wrong,
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Making.unless(
                    () -> false,
                    () -> {
                      throw wrong;
                    })));
    OutOfMemoryError full = new OutOfMemoryError("full");
    assertSame(
        full,
        assertThrows(
            OutOfMemoryError.class,
            () ->
                Making.unless(
                    () -> false,
                    () -> {
                      throw full;
                    })));
  }
}
