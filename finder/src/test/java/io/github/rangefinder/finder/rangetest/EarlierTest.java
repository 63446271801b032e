package io.github.rangefinder.finder.rangetest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierTest {
  @ParameterizedTest
  @CsvSource({
    // rates, given, lag, expected
    "1e-3 1e-2 1e-1 1, 0.1, 1, 0.01",
    "1e-3 1e-2 1e-1 1, 0.1, 0, 0.1",
    "1e-3 1e-2 1e-1 1, 0.1, 0.5, 0.0316227766",
    "1e-3 1e-2 1e-1 1, 0.316227766, 1, 0.0316227766",
    "1e-3 1e-2 1e-1 1, 0.1, 7, 0.001",
    "1e-3 1e-2 1e-1 1, 50, 1, 5",
    "1e-3 1e-2 1e-1 1, 1e-5, 1, 1e-5",
    "1 2 3 4, 4, 2, 2",
    "0 0 1, 1, 1, 1",
    "0.1, 0.1, 3, 0.1",
  })
  void isSoManyPointsBefore(String rates, double given, double lag, double expected) {
    double[] numbers = Stream.of(rates.split(" ")).mapToDouble(Double::parseDouble).toArray();
    RangeCurve curve = new RangeCurve(numbers, numbers, numbers);
    assertEquals(expected, Earlier.rate(curve, given, points -> lag), 1e-9 * expected);
  }
}
