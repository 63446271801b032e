package io.github.rangefinder.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Logits of probabilities, with the numbers that Keras has where it cuts them. */
class ProbabilitiesTest {
  private static final float[] P = {0, 0.25f, 1, 1.5f, 1e-9f};

  @Test
  void whatIsCutHasNoGradient() {
    float[] gradient = {1, 1, 1, 1, 1};
    Probabilities.logarithmsGradient(P, gradient, P.length);
    assertArrayEquals(new float[] {0, 4, 0, 0, 0}, gradient);
    gradient[1] = 3;
    Probabilities.logitsGradient(P, gradient, P.length);
    assertArrayEquals(new float[] {0, 16, 0, 0, 0}, gradient);
  }

  @Test
  void probabilitiesAreCutBeforeTheirLogarithm() {
    float[] logits = new float[P.length];
    Probabilities.logarithms(P, logits, P.length);
    assertArrayEquals(
        new float[] {-16.118095f, -1.3862944f, -1.1920929e-7f, -1.1920929e-7f, -16.118095f},
        logits,
        1e-6f);
    Probabilities.logits(P, logits, P.length);
    assertArrayEquals(
        new float[] {-16.118095f, -1.0986123f, 15.942385f, 15.942385f, -16.118095f}, logits, 1e-5f);
  }

  @Test
  void noNumberStaysNone() {
    float[] logits = new float[1];
    Probabilities.logarithms(new float[] {Float.NaN}, logits, 1);
    assertTrue(Float.isNaN(logits[0]));
  }

  @Test
  void rowsAreDividedByTheirSums() {
    float[] rows = {1, 3, 0, 0};
    Probabilities.normalize(rows, 2, 2);
    assertArrayEquals(new float[] {0.25f, 0.75f, 0.5f, 0.5f}, rows);
    assertEquals(1, rows[0] + rows[1]);
  }
}
