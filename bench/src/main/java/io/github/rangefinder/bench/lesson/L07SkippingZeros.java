package io.github.rangefinder.bench.lesson;

import io.github.rangefinder.bench.workload.RandomFloats;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Behind a ReLU and a 2x2 max-pooling at least three of four gradients are 0. The gradient of an
 * image is a sum of rows of weights, one for each gradient; a row times 0 adds nothing. Asking
 * costs a branch that is often mispredicted, so a row must be long enough to be worth it.
 *
 * <p>See: three of four rows are left out, and yet it is not four times as fast.
 *
 * <p>Expect: wrong takes this many times as long as right: 3.5.
 */
public class L07SkippingZeros extends Lesson {
  private static final int GRADIENTS = 1024;
  private static final int ROW = 288;

  private final float[] gradients = RandomFloats.array(GRADIENTS, 1);
  private final float[] weights = RandomFloats.array(ROW * 16, 2);
  private final float[] sum = new float[ROW];

  /** Three of four gradients are 0, at random places. */
  public L07SkippingZeros() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < GRADIENTS; i++) {
      gradients[i] = random.nextInt(4) == 0 ? gradients[i] : 0;
    }
  }

  @Override
  @Benchmark
  public float[] wrong() {
    Arrays.fill(sum, 0);
    for (int i = 0; i < GRADIENTS; i++) {
      addRow(gradients[i], i % 16 * ROW);
    }
    return sum;
  }

  @Override
  @Benchmark
  public float[] right() {
    Arrays.fill(sum, 0);
    for (int i = 0; i < GRADIENTS; i++) {
      if (gradients[i] != 0) {
        addRow(gradients[i], i % 16 * ROW);
      }
    }
    return sum;
  }

  private void addRow(float gradient, int from) {
    for (int i = 0; i < ROW; i++) {
      sum[i] += gradient * weights[from + i];
    }
  }
}
