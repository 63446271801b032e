package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.ActivationKernels;
import io.github.rangefinder.engine.kernel.ExponentialUnits;
import io.github.rangefinder.engine.kernel.SmoothActivations;

/** Smooth functions, beside those of {@link Activation}, that are applied to each element. */
public enum SmoothActivation implements BlockwiseLayer {
  /** e^x. */
  EXPONENTIAL {
    @Override
    public void apply(float[] x, float[] out, int from, int n, float[] scratch) {
      ActivationKernels.exp(x, out, from, n);
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch) {
      ExponentialUnits.expGradient(out, dy, dx, from, n);
    }
  },

  /** x Φ(x), Φ the normal distribution: Hendrycks and Gimpel 2016. */
  GELU {
    @Override
    public void apply(float[] x, float[] out, int from, int n, float[] scratch) {
      ActivationKernels.gelu(x, out, from, n, scratch);
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch) {
      ActivationKernels.geluGradient(x, dy, dx, from, n, scratch);
    }
  },

  /** GELU by a tanh, as its authors approximate it. */
  GELU_TANH {
    @Override
    public void apply(float[] x, float[] out, int from, int n, float[] scratch) {
      ActivationKernels.geluTanh(x, out, from, n, scratch);
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch) {
      ActivationKernels.geluTanhGradient(x, dy, dx, from, n, scratch);
    }
  },

  /** The natural logarithm: NaN below 0. */
  LOG {
    @Override
    public void apply(float[] x, float[] out, int from, int n, float[] scratch) {
      SmoothActivations.log(x, out, from, n);
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch) {
      SmoothActivations.logGradient(x, dy, dx, from, n);
    }
  },

  /** log(1 / (1 + e^-x)). */
  LOG_SIGMOID {
    @Override
    public void apply(float[] x, float[] out, int from, int n, float[] scratch) {
      SmoothActivations.logSigmoid(x, out, from, n);
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch) {
      SmoothActivations.logSigmoidGradient(x, dy, dx, from, n);
    }
  },

  /** x tanh(log(1 + e^x)): Misra 2019. */
  MISH {
    @Override
    public void apply(float[] x, float[] out, int from, int n, float[] scratch) {
      ActivationKernels.mish(x, out, from, n);
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch) {
      ActivationKernels.mishGradient(x, dy, dx, from, n, scratch);
    }
  },

  /** x / (1 + e^-x), also called swish: Ramachandran, Zoph and Le 2017. */
  SILU {
    @Override
    public void apply(float[] x, float[] out, int from, int n, float[] scratch) {
      ActivationKernels.silu(x, out, from, n);
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch) {
      ActivationKernels.siluGradient(x, dy, dx, from, n, scratch);
    }
  },

  /** log(1 + e^x). */
  SOFTPLUS {
    @Override
    public void apply(float[] x, float[] out, int from, int n, float[] scratch) {
      ActivationKernels.softplus(x, out, from, n);
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch) {
      ActivationKernels.softplusGradient(x, dy, dx, from, n, scratch);
    }
  },

  /** x / (1 + |x|). */
  SOFTSIGN {
    @Override
    public void apply(float[] x, float[] out, int from, int n, float[] scratch) {
      SmoothActivations.softsign(x, out, from, n);
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch) {
      SmoothActivations.softsignGradient(x, dy, dx, from, n);
    }
  },

  /** x - tanh x. */
  TANH_SHRINK {
    @Override
    public void apply(float[] x, float[] out, int from, int n, float[] scratch) {
      SmoothActivations.tanhShrink(x, out, from, n);
    }

    @Override
    public void addGradient(
        float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch) {
      SmoothActivations.tanhShrinkGradient(x, dy, dx, from, n);
    }
  }
}
