package io.github.rangefinder.engine.layer;

/**
 * A layer that treats each element by itself and in training as in inference, in one pass that
 * needs no room; the shape stays.
 */
public interface ElementLayer extends BlockwiseLayer {
  /** out (n) = the function of x (n), both from an offset on. */
  void apply(float[] x, float[] out, int from, int n);

  /**
   * inputGradient (n) += outputGradient (n) times the function's slope, given what went in and what
   * came out; all from an offset on.
   */
  void addGradient(
      float[] x, float[] out, float[] outputGradient, float[] inputGradient, int from, int n);

  @Override
  default int scratch() {
    return 0;
  }

  @Override
  default void apply(float[] x, float[] out, int from, int n, float[] scratch) {
    apply(x, out, from, n);
  }

  @Override
  default void addGradient(
      float[] x, float[] out, float[] dy, float[] dx, int from, int n, float[] scratch) {
    addGradient(x, out, dy, dx, from, n);
  }
}
