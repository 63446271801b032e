package io.github.rangefinder.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.TestSeed;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParameterUpdateTest {
  private static final int[] SIZES = {1, 2, 7, 8, 15, 16, 17, 31, 33, 35, 63, 65, 127, 1021, 4098};

  /** The kernels behind one signature; p, g, first and second moment. */
  enum Update {
    SGD {
      @Override
      void run(float[] p, float[] g, float[] m, float[] v, int offset, int n) {
        ParameterUpdate.sgd(p, g, offset, n, 0.1f, 0.01f);
      }
    },
    MOMENTUM {
      @Override
      void run(float[] p, float[] g, float[] m, float[] v, int offset, int n) {
        ParameterUpdate.momentum(p, g, m, offset, n, 0.1f, 0.9f, 0.01f);
      }
    },
    NESTEROV {
      @Override
      void run(float[] p, float[] g, float[] m, float[] v, int offset, int n) {
        ParameterUpdate.nesterov(p, g, m, offset, n, 0.1f, 0.9f, 0.01f);
      }
    },
    ADAM {
      @Override
      void run(float[] p, float[] g, float[] m, float[] v, int offset, int n) {
        ParameterUpdate.adam(p, g, m, v, offset, n, 0.1f, 0.1f, 0.001f, 1e-7f, 0.01f);
      }
    },
    RMS_PROP {
      @Override
      void run(float[] p, float[] g, float[] m, float[] v, int offset, int n) {
        ParameterUpdate.rmsProp(p, g, v, offset, n, 0.1f, 0.1f, 1e-7f);
      }
    };

    abstract void run(float[] p, float[] g, float[] m, float[] v, int offset, int n);
  }

  /** Long loops run as vector code once compiled, single elements never do: the bits must agree. */
  @ParameterizedTest
  @EnumSource
  void bitsDoNotDependOnHowTheWorkIsCut(Update update) {
    SplittableRandom random = TestSeed.random();
    for (int repeat = 0; repeat < 300; repeat++) {
      for (int n : SIZES) {
        int offset = random.nextInt(20);
        int length = offset + n + 3;
        float[] p = TestSeed.floats(random, length);
        float[] g = TestSeed.floats(random, length);
        float[] m = TestSeed.floats(random, length);
        float[] v = squares(TestSeed.floats(random, length));
        float[] p1 = p.clone();
        float[] m1 = m.clone();
        float[] v1 = v.clone();
        update.run(p, g, m, v, offset, n);
        for (int i = 0; i < n; i++) {
          update.run(p1, g, m1, v1, offset + i, 1);
        }
        assertArrayEquals(p1, p);
        assertArrayEquals(m1, m);
        assertArrayEquals(v1, v);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void neighboursStayAsTheyAre(Update update) {
    for (int n : SIZES) {
      float[] p = TestSeed.floats(TestSeed.random(), n + 2);
      float[] before = p.clone();
      float[] moments = new float[n + 2];
      update.run(p, p.clone(), moments, new float[n + 2], 1, n);
      assertEquals(before[0], p[0]);
      assertEquals(before[n + 1], p[n + 1]);
      assertNotEquals(before[1], p[1]);
      assertNotEquals(before[n], p[n]);
      assertEquals(0, moments[0]);
      assertEquals(0, moments[n + 1]);
    }
  }

  /** Denormal numbers are slow, and rounding would keep a decaying one from ever reaching 0. */
  @ParameterizedTest
  @EnumSource
  void momentsWithoutGradientFadeButNeverTurnDenormal(Update update) {
    float[] moments = {1, 1};
    float[] noWeights = new float[2];
    for (int step = 0; step < 100_000; step++) {
      update.run(noWeights, new float[2], moments, moments, 0, 2);
      assertFalse(moments[0] > 0 && moments[0] < Float.MIN_NORMAL);
    }
    assertEquals(update == Update.SGD ? 1 : 0, moments[1], 1e-28);
  }

  @ParameterizedTest
  @EnumSource
  void gradientsThatAreNotFiniteSpoilTheirWeightAlone(Update update) {
    float[] p = {1, 1, 1, 1};
    float[] g = {Float.NaN, 0.5f, Float.POSITIVE_INFINITY, 0.5f};
    update.run(p, g, new float[4], new float[4], 0, 4);
    assertFalse(Float.isFinite(p[0]));
    assertFalse(Float.isFinite(p[2]));
    assertEquals(p[1], p[3]);
    assertTrue(Float.isFinite(p[1]));
  }

  private static float[] squares(float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= x[i];
    }
    return x;
  }
}
