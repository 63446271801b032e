package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalLinearRegressionTest {
  @Test
  void aStraightLineGoesThroughUnchangedWithItsSlopeAlsoAtTheEnds() {
    LocalLinearRegression line = new LocalLinearRegression(3);
    for (int i = 0; i < 50; i++) {
      line.add(7 - 0.25 * i);
    }
    for (int i = 0; i < 50; i++) {
      assertEquals(7 - 0.25 * i, line.value(i), 1e-12, "value at " + i);
      assertEquals(-0.25, line.slope(i), 1e-12, "slope at " + i);
    }
  }

  @Test
  void agreesWithAFitSolvedByTheDefinition() {
    double[] y = Arrays.stream(noise(60, 3)).map(e -> 2 + e / 10).toArray();
    LocalLinearRegression line = new LocalLinearRegression(2.5);
    Arrays.stream(y).forEach(line::add);
    for (int i : new int[] {0, 1, 7, 30, 58, 59}) {
      double[] fit = weightedLeastSquares(y, i, 2.5);
      assertEquals(fit[0], line.value(i), 1e-12, "value at " + i);
      assertEquals(fit[1], line.slope(i), 1e-12, "slope at " + i);
    }
  }

  @Test
  void aStepIsSmoothedWithoutLag() {
    LocalLinearRegression line = new LocalLinearRegression(4);
    for (int i = 0; i <= 100; i++) {
      line.add(i < 50 ? 2 : i == 50 ? 1 : 0);
    }
    assertEquals(1, line.value(50), 1e-12);
    for (int i = 1; i < 40; i++) {
      assertEquals(2 - line.value(50 + i), line.value(50 - i), 1e-12);
      assertTrue(line.slope(50) < line.slope(50 + i), "steepest in the middle");
    }
  }

  @Test
  void neverLeavesTheRangeOfItsPoints() {
    LocalLinearRegression line = new LocalLinearRegression(5);
    for (int i = 0; i < 40; i++) {
      line.add(Math.max(0.1, 2.3 - 0.4 * i));
      for (int k = 0; k <= i; k++) {
        assertTrue(line.value(k) >= 0.1 - 1e-15, "after " + i + " at " + k);
      }
    }
  }

  @Test
  void aBlowUpDoesNotLiftThePointsBeforeIt() {
    LocalLinearRegression line = new LocalLinearRegression(10);
    for (int i = 0; i < 100; i++) {
      line.add(i % 2 == 0 ? 1 : 2);
    }
    double before = line.value(80);
    line.add(1e20);
    assertEquals(before, line.value(80), 0.05, "counts as 3");
    line.add(1e20);
    line.add(1e20);
    assertTrue(line.value(102) > 3, "but three of them do, got " + line.value(102));
  }

  @Test
  void addingPointsOneByOneChangesNoBit() {
    double[] y = noise(200, 5);
    LocalLinearRegression growing = new LocalLinearRegression(3.3);
    for (int n = 1; n <= y.length; n++) {
      growing.add(y[n - 1]);
      LocalLinearRegression whole = new LocalLinearRegression(3.3);
      for (int i = 0; i < n; i++) {
        whole.add(y[i]);
      }
      double lowest = Arrays.stream(whole.values(n)).min().orElseThrow();
      assertEquals(lowest, growing.lowest(), 0.0, "lowest of " + n);
    }
  }

  @Test
  void slopeErrorIsTheScatterOfSlopesOfNoise() {
    double sum = 0;
    int runs = 4000;
    for (int run = 0; run < runs; run++) {
      LocalLinearRegression line = new LocalLinearRegression(2);
      Arrays.stream(noise(30, 1000 + run)).forEach(line::add);
      sum += line.slope(2) * line.slope(2);
    }
    LocalLinearRegression line = new LocalLinearRegression(2);
    Arrays.stream(noise(30, 1)).forEach(line::add);
    assertEquals(line.slopeError(2), Math.sqrt(sum / runs), 0.03 * line.slopeError(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 100, 1200, 60000})
  void bandwidthSuitsTheNumberOfIterations(int iterations) {
    double bandwidth = LocalLinearRegression.forIterations(iterations).bandwidth();
    assertTrue(bandwidth >= 1, "at least the neighbours: " + bandwidth);
    assertTrue(bandwidth <= Math.max(1, iterations / 20.0), "a twentieth at most: " + bandwidth);
  }

  @Test
  void aSinglePointIsItself() {
    LocalLinearRegression line = new LocalLinearRegression(1);
    line.add(-3);
    assertEquals(-3, line.value(0));
    assertEquals(0, line.slope(0));
    assertEquals(-3, line.lowest());
  }

  private static double[] weightedLeastSquares(double[] y, int i, double bandwidth) {
    double s0 = 0;
    double mean = 0;
    double meanY = 0;
    for (int j = 0; j < y.length; j++) {
      double w = weight(i, j, bandwidth);
      s0 += w;
      mean += w * j;
      meanY += w * y[j];
    }
    mean /= s0;
    meanY /= s0;
    double covariance = 0;
    double variance = 0;
    for (int j = 0; j < y.length; j++) {
      double w = weight(i, j, bandwidth);
      covariance += w * (j - mean) * (y[j] - meanY);
      variance += w * (j - mean) * (j - mean);
    }
    double slope = covariance / variance;
    return new double[] {meanY + slope * (i - mean), slope};
  }

  private static double weight(int i, int j, double bandwidth) {
    double d = (j - i) / bandwidth;
    return Math.abs(j - i) <= Math.ceil(4 * bandwidth) ? Math.exp(-d * d / 2) : 0;
  }

  private static double[] noise(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(n).map(u -> (u - 0.5) * Math.sqrt(12)).toArray();
  }
}
