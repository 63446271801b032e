package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void theLowestSmoothedLossIsBestAndNoLossIsLast() {
    Map<String, RangeCurve> curves = new LinkedHashMap<>();
    curves.put("broken", curve(Double.NaN, Double.NaN));
    curves.put("sgd", curve(2.0, 0.3));
    curves.put("adam", curve(0.1, 2.3));

    List<Ranking<String>> ranking = Ranking.of(curves);

    assertEquals(new Ranking<>("adam", 0.1, 1e-3), ranking.get(0));
    assertEquals(new Ranking<>("sgd", 0.3, 1e-1), ranking.get(1));
    assertEquals(new Ranking<>("broken", Double.NaN, Double.NaN), ranking.get(2));
  }

  @Test
  void lossDeltaIsTheArticles() {
    RangeCurve curve = new RangeCurve(new double[4], new double[] {5, 4, 2, 1}, new double[4]);
    assertEquals(Double.NaN, curve.lossDelta(1, 2));
    assertEquals(-1.5, curve.lossDelta(2, 2));
    assertEquals(-1.5, curve.lossDelta(3, 2));
  }

  private static RangeCurve curve(double first, double second) {
    double[] smoothed = {first, second};
    return new RangeCurve(new double[] {1e-3, 1e-1}, smoothed, smoothed);
  }
}
