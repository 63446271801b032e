package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Shape;
import java.util.stream.IntStream;

/**
 * A row again and again: (n) becomes (times, n).
 *
 * @param times at least 1
 */
public record RepeatVector(int times) implements UnaryLayer {
  /** Checks the number. */
  public RepeatVector {
    if (times < 1) {
      throw new IllegalArgumentException("RepeatVector needs at least 1 time, got " + times);
    }
  }

  @Override
  public Shape outputShape(Shape input) {
    if (input.rank() != 1) {
      throw new IllegalArgumentException("RepeatVector expects samples of shape (n), got " + input);
    }
    return Shape.of(times, input.dim(0));
  }

  @Override
  public Op createOp(Place place) {
    int n = place.input().sampleSize();
    int[] table = IntStream.range(0, times * n).map(i -> i % n).toArray();
    return new GatherOp(place.input(), place.output(), table);
  }
}
