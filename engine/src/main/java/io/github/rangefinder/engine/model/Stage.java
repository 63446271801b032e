package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.layer.Step;

/** Ops of a plan that share one way of cutting their work. */
interface Stage {
  void forward(Step step);

  void backward(Step step);
}
