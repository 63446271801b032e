package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Tensor;

/** A pass that needs the whole batch at once and cuts its work over its output instead. */
public abstract non-sealed class BatchPass extends Pass {
  BatchPass(Tensor input, Tensor output) {
    super(input, output);
  }

  /** Forward for the first n samples. */
  public abstract void forward(int n, Workers workers);

  /** Backward for the first n samples. */
  public abstract void backward(int n, Workers workers);
}
