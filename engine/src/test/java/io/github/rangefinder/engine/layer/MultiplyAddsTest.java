package io.github.rangefinder.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.tensor.Shape;
import org.junit.jupiter.api.Test;

class MultiplyAddsTest {
  private static final Shape IMAGE = Shape.of(6, 5, 4);
  private static final Shape SERIES = Shape.of(10, 4);

  @Test
  void eachProductOfAWeightCounts() {
    assertEquals(4 * 7, new Dense(7).multiplyAdds(Shape.of(4)));
    assertEquals(10 * 4 * 7, new Dense(7).multiplyAdds(SERIES));
    assertEquals(4 * 3 * 9 * 4 * 8, new Conv2d(8, 3).multiplyAdds(IMAGE));
    assertEquals(4 * 3 * 9 * 4, new DepthwiseConv2d(3, 1, Padding.VALID).multiplyAdds(IMAGE));
    assertEquals(
        4 * 3 * 9 * 4 + 4 * 3 * 4 * 8,
        new SeparableConv2d(8, 3, 1, Padding.VALID).multiplyAdds(IMAGE));
    assertEquals(6 * 5 * 4 * 9 * 8, new Conv2dTranspose(8, 3, 2, Padding.SAME).multiplyAdds(IMAGE));
    assertEquals(8 * 3 * 4 * 8, new Conv1d(8, 3, 1, Padding.VALID).multiplyAdds(SERIES));
    assertEquals(8 * 3 * 4, new DepthwiseConv1d(3, 1, Padding.VALID).multiplyAdds(SERIES));
    assertEquals(
        8 * 3 * 4 + 8 * 4 * 8, new SeparableConv1d(8, 3, 1, Padding.VALID).multiplyAdds(SERIES));
    assertEquals(10 * 4 * 3 * 8, new Conv1dTranspose(8, 3, 2, Padding.SAME).multiplyAdds(SERIES));
    assertEquals(0, new Flatten().multiplyAdds(IMAGE));
  }
}
