package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.layer.BatchPass;
import io.github.rangefinder.engine.parallel.Workers;

/** A pass that cuts its own work. */
record BatchStage(BatchPass pass, Workers workers) implements Stage {
  @Override
  public void forward(int n) {
    pass.forward(n, workers);
  }

  @Override
  public void backward(int n) {
    pass.backward(n, workers);
  }
}
