package io.github.rangefinder.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "10, 10, 1", "10, 3, 4", "10, 5, 2", "60000, 250, 240", "59999, 250, 240"})
  void epochHasCeilOfSizeOverBatchIterations(int size, int batchSize, int expected) {
    Batches batches = new Batches(size, batchSize, true, 1);
    assertEquals(expected, batches.perEpoch());
    assertEquals(5 * expected, batches.iterations(5));
  }

  @Test
  void everyEpochVisitsEverySampleOnce() {
    Batches batches = new Batches(10, 3, true, 42);
    for (int epoch = 0; epoch < 3; epoch++) {
      BitSet seen = new BitSet();
      for (int i = 4 * epoch; i < 4 * epoch + 4; i++) {
        assertEquals(epoch, batches.epoch(i));
        for (int j = 0; j < batches.count(i); j++) {
          seen.set(batches.order(i)[batches.from(i) + j]);
        }
      }
      assertEquals(10, seen.cardinality());
      assertEquals(1, batches.count(4 * epoch + 3), "the last batch holds what is left");
      assertArrayEquals(Shuffle.order(10, 42, epoch), batches.order(4 * epoch));
    }
  }

  @Test
  void iterationsMayBeAskedInAnyOrder() {
    Batches batches = new Batches(100, 10, true, 7);
    int[] early = batches.order(0).clone();
    batches.order(35);
    assertArrayEquals(early, batches.order(9));
  }

  @Test
  void unshuffledEpochsKeepTheOrderOfTheData() {
    Batches batches = new Batches(10, 4, false, 7);
    assertArrayEquals(IntStream.range(0, 10).toArray(), batches.order(5));
    assertEquals(4, batches.from(4));
    assertEquals(2, batches.count(5));
  }

  @Test
  void batchLargerThanTheDataIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Batches(10, 11, true, 0))
            .getMessage();
    assertEquals("a batch must hold between 1 and all 10 samples, got batch size 11", message);
    assertThrows(IllegalArgumentException.class, () -> new Batches(10, 0, true, 0));
  }
}
