package io.github.rangefinder.engine.model;

/** Passes of a plan that share one way of cutting their work. */
interface Stage {
  void forward(int n);

  void backward(int n);
}
