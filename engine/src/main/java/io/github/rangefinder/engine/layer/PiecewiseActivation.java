package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.PiecewiseActivations;

/** Functions made of straight and square pieces that are applied to each element. */
public enum PiecewiseActivation implements ElementLayer {
  /** |x|. */
  ABSOLUTE {
    @Override
    public void apply(float[] x, float[] out, int from, int n) {
      PiecewiseActivations.absolute(x, out, from, n);
    }

    @Override
    public void addGradient(float[] x, float[] out, float[] dy, float[] dx, int from, int n) {
      PiecewiseActivations.absoluteGradient(x, dy, dx, from, n);
    }
  },

  /** x / 6 + ½, at least 0 and at most 1. */
  HARD_SIGMOID {
    @Override
    public void apply(float[] x, float[] out, int from, int n) {
      PiecewiseActivations.hardSigmoid(x, out, from, n);
    }

    @Override
    public void addGradient(float[] x, float[] out, float[] dy, float[] dx, int from, int n) {
      PiecewiseActivations.hardSigmoidGradient(x, dy, dx, from, n);
    }
  },

  /** x · (x / 6 + ½), the factor at least 0 and at most 1, also called hard swish. */
  HARD_SILU {
    @Override
    public void apply(float[] x, float[] out, int from, int n) {
      PiecewiseActivations.hardSilu(x, out, from, n);
    }

    @Override
    public void addGradient(float[] x, float[] out, float[] dy, float[] dx, int from, int n) {
      PiecewiseActivations.hardSiluGradient(x, dy, dx, from, n);
    }
  },

  /** x, at least -1 and at most 1. */
  HARD_TANH {
    @Override
    public void apply(float[] x, float[] out, int from, int n) {
      PiecewiseActivations.hardTanh(x, out, from, n);
    }

    @Override
    public void addGradient(float[] x, float[] out, float[] dy, float[] dx, int from, int n) {
      PiecewiseActivations.hardTanhGradient(x, dy, dx, from, n);
    }
  },

  /** 0 up to -1, x from 1 on, (x + 1)² / 4 between. */
  SPARSE_PLUS {
    @Override
    public void apply(float[] x, float[] out, int from, int n) {
      PiecewiseActivations.sparsePlus(x, out, from, n);
    }

    @Override
    public void addGradient(float[] x, float[] out, float[] dy, float[] dx, int from, int n) {
      PiecewiseActivations.sparsePlusGradient(x, dy, dx, from, n);
    }
  },

  /** (x + 1) / 2, at least 0 and at most 1. */
  SPARSE_SIGMOID {
    @Override
    public void apply(float[] x, float[] out, int from, int n) {
      PiecewiseActivations.sparseSigmoid(x, out, from, n);
    }

    @Override
    public void addGradient(float[] x, float[] out, float[] dy, float[] dx, int from, int n) {
      PiecewiseActivations.sparseSigmoidGradient(x, dy, dx, from, n);
    }
  }
}
