package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldOutTest {
  @ParameterizedTest
  @CsvSource({
    // samples there are, iterations, batch size; samples held out, interval, looks
    "60000, 1200,  250, 1500,  12, 100", // the default test
    "60000, 5000,   32,  800,  50, 100",
    "60000,  100,   32,   26,   2,  50",
    " 5000,  100,   50,   41,   2,  50",
    " 2000,   40,  250,   83,   1,  40",
    "  500, 1000,  100,   50,   1, 1000", // no more than a tenth of the samples
    "10000,   20,   50,    8,   1,  20",
    "60000, 60000, 250, 6000, 48, 1250",
    "600000, 60000, 250, 10000, 80, 750",
    "   20,   12,   10,    1,   1,  12",
    "    2,    1,    1,    1,   2,   0",
  })
  void sizesFollowFromTheTest(
      int available, int iterations, int batchSize, int samples, int interval, int looks) {
    assertEquals(samples, HeldOut.samples(available, (long) iterations * batchSize));
    HeldOut heldOut = HeldOut.of(samples, batchSize);
    assertEquals(interval, heldOut.interval());
    assertEquals(looks, heldOut.looks(iterations));
  }

  @Test
  void looksTakeAtMostAQuarterOfTheTraining() {
    for (int batchSize : new int[] {1, 7, 32, 250, 1000}) {
      for (int iterations : new int[] {1, 3, 50, 777, 20_000}) {
        for (int available : new int[] {2, 99, 5000, 60_000}) {
          long trained = (long) iterations * batchSize;
          HeldOut heldOut = HeldOut.of(HeldOut.samples(available, trained), batchSize);
          int looks = 0;
          for (int i = 0; i < iterations; i++) {
            looks += heldOut.looksAfter(i) ? 1 : 0;
          }
          assertEquals(heldOut.looks(iterations), looks);
          // in units of a forward pass; a step is worth at least two
          assertTrue(
              (long) looks * heldOut.samples() <= 0.25 * 2 * trained,
              heldOut + " for " + iterations + " batches of " + batchSize);
        }
      }
    }
  }

  @Test
  void saysWhatCannotBe() {
    assertEquals(
        "holding samples out needs at least 2 of them, got 1",
        assertThrows(IllegalArgumentException.class, () -> HeldOut.samples(1, 10)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new HeldOut(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new HeldOut(1, 0));
  }
}
