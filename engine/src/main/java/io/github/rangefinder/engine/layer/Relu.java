package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.kernel.Rectifiers;
import io.github.rangefinder.engine.vector.VectorRectifiers;

/**
 * x where it is above a threshold and at most a limit, the slope times the distance to the
 * threshold below it.
 *
 * @param slope below the threshold, at least 0
 * @param limit the largest value that comes out, infinite for none
 * @param threshold at least 0
 */
public record Relu(float slope, float limit, float threshold) implements ElementLayer {
  /** At most 6: Krizhevsky, "Convolutional deep belief networks on CIFAR-10", 2010. */
  public static final Relu RELU6 = new Relu(0, 6, 0);

  /** Checks the numbers. */
  public Relu {
    if (!(slope >= 0) || !(limit >= 0) || !(threshold >= 0)) {
      throw new IllegalArgumentException(
          "Relu needs a slope, a limit and a threshold of at least 0, got %s, %s and %s"
              .formatted(slope, limit, threshold));
    }
  }

  @Override
  public void apply(float[] x, float[] out, int from, int n) {
    if (Kernels.areVector()) {
      VectorRectifiers.relu(slope, limit, threshold, x, out, from, n);
    } else {
      Rectifiers.relu(slope, limit, threshold, x, out, from, n);
    }
  }

  @Override
  public void addGradient(float[] x, float[] out, float[] dy, float[] dx, int from, int n) {
    if (Kernels.areVector()) {
      VectorRectifiers.reluGradient(slope, limit, threshold, x, dy, dx, from, n);
    } else {
      Rectifiers.reluGradient(slope, limit, threshold, x, dy, dx, from, n);
    }
  }
}
