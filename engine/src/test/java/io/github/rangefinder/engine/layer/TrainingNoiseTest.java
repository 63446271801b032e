package io.github.rangefinder.engine.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What layers of noise do in training, and that they do nothing in inference. */
class TrainingNoiseTest {
  private static final int BATCH = 200;
  private static final Shape IMAGE = Shape.of(8, 6, 4);

  static Stream<Layer> layers() {
    return Stream.of(
        new AlphaDropout(0.3),
        new GaussianDropout(0.3),
        new GaussianNoise(0.5),
        new SpatialDropout(0.3),
        new RandomFlip(true, false),
        new RandomTranslation(0.3, 0.3),
        new RandomContrast(0.5, 1.5, -9, 9),
        new RandomBrightness(-0.1, 0.1, -9, 9));
  }

  /** A layer at work on a batch of numbers of mean 0 and variance 1. */
  private static final class Run {
    final Value in = Value.zeros(IMAGE.withBatch(BATCH), false);
    final Value out = Value.zeros(IMAGE.withBatch(BATCH), false);
    final Step step = new Step();
    private final SampleOp op;

    Run(Layer layer, long seed) {
      Workers workers = new Workers(1);
      op = (SampleOp) layer.createOp(new Place(List.of(in), out, List.of(), workers, seed, false));
      float[] x = in.data().data();
      SplittableRandom random = new SplittableRandom(5);
      for (int i = 0; i < x.length; i++) {
        x[i] =
            (float)
                    (random.nextDouble()
                        + random.nextDouble()
                        + random.nextDouble()
                        + random.nextDouble()
                        - 2)
                * (float) Math.sqrt(3);
      }
    }

    float[] forward(boolean training, long number) {
      step.begin(BATCH, training, number);
      op.prepare(step);
      for (int sample = 0; sample < BATCH; sample++) {
        op.forward(step, sample, 0);
      }
      return out.data().data().clone();
    }

    float[] x() {
      return in.data().data();
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void nothingHappensInInference(Layer layer) {
    Run run = new Run(layer, 1);
    assertArrayEquals(run.x(), run.forward(false, 3));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theDrawIsOfSeedAndStep(Layer layer) {
    Run run = new Run(layer, 1);
    float[] first = run.forward(true, 3);
    assertArrayEquals(first, run.forward(true, 3));
    assertFalse(Arrays.equals(first, run.forward(true, 4)), "another step");
    assertFalse(Arrays.equals(first, new Run(layer, 2).forward(true, 3)), "another seed");
  }

  @Test
  void gaussianNoiseHasItsDeviation() {
    Run run = new Run(new GaussianNoise(0.5), 1);
    float[] noise = run.forward(true, 0);
    for (int i = 0; i < noise.length; i++) {
      noise[i] -= run.x()[i];
    }
    assertEquals(0, mean(noise), 0.02);
    assertEquals(0.25, variance(noise), 0.01);
  }

  @Test
  void gaussianDropoutHasItsDeviation() {
    Run run = new Run(new GaussianDropout(0.2), 1);
    float[] factors = run.forward(true, 0);
    for (int i = 0; i < factors.length; i++) {
      factors[i] /= run.x()[i];
    }
    assertEquals(1, mean(factors), 0.02);
    assertEquals(0.25, variance(factors), 0.01);
  }

  @Test
  void alphaDropoutKeepsMeanAndVariance() {
    float[] out = new Run(new AlphaDropout(0.3), 1).forward(true, 0);
    assertEquals(0, mean(out), 0.02);
    assertEquals(1, variance(out), 0.03);
  }

  @Test
  void spatialDropoutDropsWholeChannels() {
    Run run = new Run(new SpatialDropout(0.3), 1);
    float[] out = run.forward(true, 0);
    int dropped = 0;
    for (int sample = 0; sample < BATCH; sample++) {
      for (int c = 0; c < 4; c++) {
        boolean zero = out[sample * IMAGE.size() + c] == 0;
        dropped += zero ? 1 : 0;
        for (int p = 0; p < 48; p++) {
          int i = sample * IMAGE.size() + p * 4 + c;
          assertEquals(zero ? 0 : run.x()[i] / 0.7f, out[i], 1e-5f);
        }
      }
    }
    assertEquals(0.3, dropped / (4.0 * BATCH), 0.06);
  }

  @Test
  void aFlippedImageIsTheOtherWayRoundAndHalfOfThemAre() {
    Run run = new Run(new RandomFlip(true, true), 1);
    float[] out = run.forward(true, 0);
    int flipped = 0;
    for (int sample = 0; sample < BATCH; sample++) {
      int from = sample * IMAGE.size();
      boolean straight = out[from] == run.x()[from];
      flipped += straight ? 0 : 1;
      for (int p = 0; p < 48; p++) {
        int source = straight ? p : 47 - p;
        assertEquals(run.x()[from + source * 4], out[from + p * 4]);
      }
    }
    assertEquals(0.5, flipped / (double) BATCH, 0.12);
  }

  @Test
  void brightnessAddsOneNumberToAnImageAndStaysInRange() {
    Run run = new Run(new RandomBrightness(0.1, 0.2, -5, 5), 1);
    float[] out = run.forward(true, 0);
    for (int sample = 0; sample < BATCH; sample++) {
      int from = sample * IMAGE.size();
      float delta = out[from] - run.x()[from];
      assertTrue(delta >= 1 && delta <= 2.001f, "a tenth to a fifth of the range, got " + delta);
      for (int i = from; i < from + IMAGE.size(); i++) {
        assertEquals(Math.min(run.x()[i] + delta, 5), out[i], 1e-5f);
      }
    }
  }

  @Test
  void contrastKeepsTheMeanOfAChannel() {
    Run run = new Run(new RandomContrast(0.5, 1.5, -100, 100), 1);
    float[] out = run.forward(true, 0);
    double before = 0;
    double after = 0;
    for (int p = 0; p < 48; p++) {
      before += run.x()[p * 4];
      after += out[p * 4];
    }
    assertEquals(before, after, 1e-4);
    assertFalse(Arrays.equals(run.x(), out));
  }

  private static double mean(float[] x) {
    double sum = 0;
    for (float v : x) {
      sum += v;
    }
    return sum / x.length;
  }

  private static double variance(float[] x) {
    double mean = mean(x);
    double sum = 0;
    for (float v : x) {
      sum += (v - mean) * (v - mean);
    }
    return sum / x.length;
  }
}
