package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.init.Initializer;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A fully connected layer: output (units) = input (in) · kernel (in, units) + bias (units); of
 * samples of a higher rank, along the last axis: (…, in) becomes (…, units).
 *
 * @param units the number of outputs
 * @param initializer draws the kernel; the bias starts at 0
 * @param hasBias whether there is a bias
 */
public record Dense(int units, Initializer initializer, boolean hasBias) implements UnaryLayer {
  /** Checks the number of units. */
  public Dense {
    if (units < 1) {
      throw new IllegalArgumentException("Dense needs at least 1 unit, got " + units);
    }
  }

  /** With a bias. */
  public Dense(int units, Initializer initializer) {
    this(units, initializer, true);
  }

  /** A layer whose kernel starts Glorot uniform, as in Keras. */
  public Dense(int units) {
    this(units, new GlorotUniform());
  }

  @Override
  public Shape outputShape(Shape inputShape) {
    if (inputShape.rank() == 0) {
      throw new IllegalArgumentException("Dense expects samples of shape (…, in), got ()");
    }
    int[] dims = inputShape.dims();
    dims[dims.length - 1] = units;
    return Shape.of(dims);
  }

  @Override
  public double weightCount(Shape input) {
    return (double) input.dim(input.rank() - 1) * units;
  }

  @Override
  public List<Parameter> createParameters(Shape inputShape, SplittableRandom random) {
    Shape kernel = Shape.of(inputShape.dim(inputShape.rank() - 1), units);
    return learned().create(kernel, units, random);
  }

  private KernelAndBias learned() {
    return new KernelAndBias("dense", initializer, hasBias);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return (long) input.size() * units;
  }

  /** Forward starts every row from a bias: without one, from zeros that nobody learns. */
  @Override
  public Op createOp(Place place) {
    return new DenseOp(place, learned().bias(place, units));
  }
}
