package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongCurveTest {
  @Test
  void leavesTenThousandLossesAsTheyAre() {
    RangeCurve curve = rising(10_000);

    assertEquals(1, LongCurve.together(10_000));
    assertSame(curve, LongCurve.means(curve, 1));
  }

  @Test
  void takesMeansOfMore() {
    RangeCurve curve = rising(20_001);
    RangeCurve means = LongCurve.means(curve, LongCurve.together(20_001, 20_001));

    assertAll(
        () -> assertEquals(3, LongCurve.together(20_001)),
        () -> assertEquals(6667, means.size()),
        () -> assertEquals(1, means.loss(0)),
        () -> assertEquals(curve.learningRate(1), means.learningRate(0)),
        () -> assertEquals(1, means.weight(0)),
        () -> assertEquals(19_999, means.loss(6666)));
  }

  @ParameterizedTest
  @CsvSource({
    "500, 2000000000, 1", // few losses are quickly smoothed, however wide
    "2000, 4000000, 1",
    "8000, 12000, 1",
    "51523, 4000000, 25",
    "4000000, 4000000, 400"
  })
  void takesFewerTogetherWhereATestEndedEarly(int size, int planned, int together) {
    assertEquals(together, LongCurve.together(size, planned));
  }

  @Test
  void lettingTheRestCountLess() {
    RangeCurve means = LongCurve.means(rising(7), 3);

    assertAll(
        () -> assertEquals(3, means.size()),
        () -> assertEquals(6, means.loss(2)),
        () -> assertEquals(1 / 3.0, means.weight(2)));
  }

  @Test
  void weighsLossesAsTheyCount() {
    RangeCurve means = LongCurve.means(rising(2).weighted(new double[] {1, 0.25}), 2);

    assertAll(
        () -> assertEquals(0.2, means.loss(0), 1e-15), () -> assertEquals(0.625, means.weight(0)));
  }

  @Test
  void isNotFiniteWhereALossIsNot() {
    double[] losses = {1, 1, 1, Double.NaN, 1, 1};
    RangeCurve means = LongCurve.means(new RangeCurve(losses, losses, losses), 2);

    assertAll(
        () -> assertEquals(1, means.loss(0)),
        () -> assertEquals(Double.NaN, means.loss(1)),
        () -> assertEquals(1, means.loss(2)));
  }

  /** Losses 0, 1, 2 … at rates 1, 2, 3 …. */
  private static RangeCurve rising(int size) {
    double[] losses = IntStream.range(0, size).asDoubleStream().toArray();
    double[] rates = Arrays.stream(losses).map(loss -> loss + 1).toArray();
    return new RangeCurve(rates, losses, losses);
  }
}
