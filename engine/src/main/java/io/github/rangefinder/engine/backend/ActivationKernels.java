package io.github.rangefinder.engine.backend;

import io.github.rangefinder.engine.kernel.Activations;
import io.github.rangefinder.engine.kernel.ExponentialUnits;
import io.github.rangefinder.engine.kernel.Gates;
import io.github.rangefinder.engine.kernel.SmoothActivations;
import io.github.rangefinder.engine.vector.VectorExponentialUnits;
import io.github.rangefinder.engine.vector.VectorGates;
import io.github.rangefinder.engine.vector.VectorGelu;
import io.github.rangefinder.engine.vector.VectorLanes;
import io.github.rangefinder.engine.vector.VectorSigmoids;
import io.github.rangefinder.engine.vector.VectorSoftplus;

/**
 * The choice of kernels for activations that need an exponential: plain or fast, to the bit the
 * same. Scratch is an array of {@link #scratch} floats that nobody else uses meanwhile.
 */
public final class ActivationKernels {
  private ActivationKernels() {}

  /** Floats of scratch that the functions below need. */
  public static int scratch() {
    return Kernels.areVector() ? VectorLanes.SCRATCH : 0;
  }

  /** out (n) = tanh x. */
  public static void tanh(float[] x, float[] out, int from, int n) {
    if (Kernels.areVector()) {
      VectorSigmoids.tanh(x, out, from, n);
    } else {
      Activations.tanh(x, out, from, n);
    }
  }

  /** out (n) = 1 / (1 + e^-x). */
  public static void sigmoid(float[] x, float[] out, int from, int n) {
    if (Kernels.areVector()) {
      VectorSigmoids.logistic(x, out, from, n);
    } else {
      Activations.sigmoid(x, out, from, n);
    }
  }

  /** out (n) = e^x. */
  public static void exp(float[] x, float[] out, int from, int n) {
    if (Kernels.areVector()) {
      VectorExponentialUnits.exp(x, out, from, n);
    } else {
      ExponentialUnits.exp(x, out, from, n);
    }
  }

  /** {@link Gates#silu}. */
  public static void silu(float[] x, float[] out, int from, int n) {
    if (Kernels.areVector()) {
      VectorGates.silu(x, out, from, n);
    } else {
      Gates.silu(x, out, from, n);
    }
  }

  /** {@link Gates#siluGradient}. */
  public static void siluGradient(
      float[] x, float[] dy, float[] dx, int from, int n, float[] scratch) {
    if (Kernels.areVector()) {
      VectorGates.siluGradient(x, dy, dx, from, n, scratch);
    } else {
      Gates.siluGradient(x, dy, dx, from, n);
    }
  }

  /** {@link Gates#mish}. */
  public static void mish(float[] x, float[] out, int from, int n) {
    if (Kernels.areVector()) {
      VectorGates.mish(x, out, from, n);
    } else {
      Gates.mish(x, out, from, n);
    }
  }

  /** {@link Gates#mishGradient}. */
  public static void mishGradient(
      float[] x, float[] dy, float[] dx, int from, int n, float[] scratch) {
    if (Kernels.areVector()) {
      VectorGates.mishGradient(x, dy, dx, from, n, scratch);
    } else {
      Gates.mishGradient(x, dy, dx, from, n);
    }
  }

  /** {@link Gates#gelu}. */
  public static void gelu(float[] x, float[] out, int from, int n, float[] scratch) {
    if (Kernels.areVector()) {
      VectorGelu.gelu(x, out, from, n, scratch);
    } else {
      Gates.gelu(x, out, from, n);
    }
  }

  /** {@link Gates#geluGradient}. */
  public static void geluGradient(
      float[] x, float[] dy, float[] dx, int from, int n, float[] scratch) {
    if (Kernels.areVector()) {
      VectorGelu.geluGradient(x, dy, dx, from, n, scratch);
    } else {
      Gates.geluGradient(x, dy, dx, from, n);
    }
  }

  /** {@link Gates#geluTanh}. */
  public static void geluTanh(float[] x, float[] out, int from, int n, float[] scratch) {
    if (Kernels.areVector()) {
      VectorGates.geluTanh(x, out, from, n, scratch);
    } else {
      Gates.geluTanh(x, out, from, n);
    }
  }

  /** {@link Gates#geluTanhGradient}. */
  public static void geluTanhGradient(
      float[] x, float[] dy, float[] dx, int from, int n, float[] scratch) {
    if (Kernels.areVector()) {
      VectorGates.geluTanhGradient(x, dy, dx, from, n, scratch);
    } else {
      Gates.geluTanhGradient(x, dy, dx, from, n);
    }
  }

  /** {@link SmoothActivations#softplus}. */
  public static void softplus(float[] x, float[] out, int from, int n) {
    if (Kernels.areVector()) {
      VectorSoftplus.softplus(x, out, from, n);
    } else {
      SmoothActivations.softplus(x, out, from, n);
    }
  }

  /** {@link SmoothActivations#softplusGradient}. */
  public static void softplusGradient(
      float[] x, float[] dy, float[] dx, int from, int n, float[] scratch) {
    if (Kernels.areVector()) {
      VectorSoftplus.softplusGradient(x, dy, dx, from, n, scratch);
    } else {
      SmoothActivations.softplusGradient(x, dy, dx, from, n);
    }
  }

  /** {@link ExponentialUnits#forward}. */
  public static void exponentialUnit(
      float scale, float alpha, float width, float[] x, float[] out, int from, int n) {
    if (Kernels.areVector()) {
      VectorExponentialUnits.forward(scale, alpha, width, x, out, from, n);
    } else {
      ExponentialUnits.forward(scale, alpha, width, x, out, from, n);
    }
  }

  /** {@link ExponentialUnits#gradient}. */
  public static void exponentialUnitGradient(
      float scale,
      float alpha,
      float width,
      float[] x,
      float[] dy,
      float[] dx,
      int from,
      int n,
      float[] scratch) {
    if (Kernels.areVector()) {
      VectorExponentialUnits.gradient(scale, alpha, width, x, dy, dx, from, n, scratch);
    } else {
      ExponentialUnits.gradient(scale, alpha, width, x, dy, dx, from, n);
    }
  }
}
