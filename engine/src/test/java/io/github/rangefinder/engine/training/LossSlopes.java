package io.github.rangefinder.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Parameter;
import java.util.function.DoubleSupplier;

/** How a loss changes with each weight, found by moving it a little to either side. */
final class LossSlopes {
  private static final float STEP = 0x1p-6f;

  private LossSlopes() {}

  /** Holds the gradients that a network's parameters have against the slopes of its loss. */
  static void assertAreTheGradients(Network network, DoubleSupplier loss) {
    for (Parameter parameter : network.parameters()) {
      float[] values = parameter.data().data();
      for (int i = 0; i < values.length; i++) {
        float at = values[i];
        values[i] = at + STEP;
        double above = loss.getAsDouble();
        values[i] = at - STEP;
        double below = loss.getAsDouble();
        values[i] = at;
        assertEquals((above - below) / (2 * STEP), parameter.gradient().data()[i], 1e-3);
      }
    }
  }
}
