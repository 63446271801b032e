package io.github.rangefinder.engine.layer;

/**
 * A layer whose output is its input under another shape, float by float: output and input share
 * their data and their gradient, so that nothing has to run.
 */
public interface ViewLayer extends UnaryLayer {
  @Override
  default Op createOp(Place place) {
    return new ViewOp();
  }
}
