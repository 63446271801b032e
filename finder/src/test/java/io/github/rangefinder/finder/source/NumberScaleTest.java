package io.github.rangefinder.finder.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NumberScaleTest {
  private static final NumberScale UNIT = scale(0, 0.5f, 1);

  private static NumberScale scale(float... numbers) {
    Labels labels = new Labels(new int[numbers.length], 2);
    return NumberScale.of(new FloatDataset(Shape.of(1), FloatRows.of(numbers, 1), labels));
  }

  @Test
  void pixelsOfAnotherScaleAreDoubted() {
    String sentence =
        "the numbers of x have a root mean square of %s as the model reads them, those it was"
            + " trained on had %s: were they scaled in another way?";
    NumberScale bytes = scale(0, 127.5f, 255);
    assertEquals(Optional.of(sentence.formatted("165", "0.645")), bytes.doubt("x", UNIT));
    assertEquals(Optional.of(sentence.formatted("0.645", "165")), UNIT.doubt("x", bytes));
    assertEquals(
        Optional.of(
            "x has numbers below 0 as the model reads them, and it was trained on none: were they"
                + " scaled in another way?"),
        scale(-1, 0, 1).doubt("x", UNIT));
  }

  @Test
  void otherSamplesOfOneScaleAreNot() {
    assertEquals(Optional.empty(), scale(0.1f, 0.1f).doubt("x", UNIT));
    assertEquals(Optional.empty(), scale(3, 2).doubt("x", scale(-1, 0, 1)));
  }
}
