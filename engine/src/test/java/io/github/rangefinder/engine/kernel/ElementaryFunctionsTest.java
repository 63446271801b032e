package io.github.rangefinder.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each function against double precision, over the floats of every exponent and sign. */
class ElementaryFunctionsTest {
  /** Every how manieth float is tried: a prime, so that all low bits come up. */
  private static final int STEP = 4001;

  /** A float function, its definition and the errors that its description states. */
  enum Function {
    EXP(1.05, Math::exp) {
      @Override
      float apply(float x) {
        return Exponential.exp(x);
      }
    },
    EXPM1(1.46, Math::expm1) {
      @Override
      float apply(float x) {
        return Exponential.expm1(x);
      }
    },
    LOG(0.9, Math::log) {
      @Override
      float apply(float x) {
        return Logarithm.log(x);
      }
    },
    LOG1P(0.9, x -> x >= 0 && x <= 1 ? Math.log1p(x) : 0) {
      @Override
      float apply(float x) {
        return x >= 0 && x <= 1 ? Logarithm.log1p(x) : 0;
      }
    },
    LOGISTIC(2.5, x -> x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))) {
      @Override
      float apply(float x) {
        return Sigmoid.logistic(x);
      }
    },
    TANH(2.6, Math::tanh) {
      @Override
      float apply(float x) {
        return Sigmoid.tanh(x);
      }
    },
    NORMAL(4.1, NormalReference::cumulative) {
      @Override
      float apply(float x) {
        return NormalDistribution.cumulative(x);
      }
    },
    DENSITY(3.7, NormalReference::density) {
      @Override
      float apply(float x) {
        return NormalDistribution.density(x);
      }
    };

    private final double largestError;
    private final DoubleUnaryOperator definition;

    Function(double largestError, DoubleUnaryOperator definition) {
      this.largestError = largestError;
      this.definition = definition;
    }

    abstract float apply(float x);
  }

  @ParameterizedTest
  @EnumSource
  void errorsStayWithinWhatIsStated(Function function) {
    int step = function == Function.NORMAL ? 100 * STEP + 1 : STEP;
    for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += step) {
      float x = Float.intBitsToFloat((int) bits);
      if (!Float.isNaN(x)) {
        check(function, x);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsOfTheRange(Function function) {
    float[] ends = {
      0, -0f, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, 88.72284f, 88.7229f
    };
    for (float end : ends) {
      check(function, end);
      check(function, -end);
    }
    check(function, Float.POSITIVE_INFINITY);
    check(function, Float.NEGATIVE_INFINITY);
    if (function != Function.LOG1P) {
      assertTrue(Float.isNaN(function.apply(Float.NaN)));
    }
  }

  private static void check(Function function, float x) {
    double wanted = function.definition.applyAsDouble(x);
    float got = function.apply(x);
    boolean finite = Math.abs(wanted) <= Float.MAX_VALUE;
    if (finite && !Float.isInfinite(got)) {
      double error = Math.abs(got - wanted) / Math.ulp((float) wanted);
      assertTrue(error <= function.largestError, () -> function + "(" + x + "): " + error + " ulp");
    } else {
      assertEquals((float) wanted, got, "%s(%s)".formatted(function, x));
    }
  }
}
