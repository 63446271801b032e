package io.github.rangefinder.engine.init;

import io.github.rangefinder.engine.kernel.Orthonormal;
import io.github.rangefinder.engine.kernel.RandomFill;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.SplittableRandom;

/**
 * A random matrix whose rows, or columns if there are fewer of them, are orthogonal and as long as
 * the gain. A kernel (…, out) is taken as a matrix (…, out) of two axes.
 *
 * @param gain the length of each row or column
 * @see <a href="https://arxiv.org/abs/1312.6120">Saxe et al. 2014, section 3.2</a>
 */
public record Orthogonal(double gain) implements Initializer {
  @Override
  public void fill(Shape shape, float[] data, SplittableRandom random) {
    int out = shape.dim(shape.rank() - 1);
    int in = shape.size() / out;
    int few = Math.min(in, out);
    int many = Math.max(in, out);
    float[] drawn = new float[few * many];
    RandomFill.normal(drawn, 0, drawn.length, 1, random);
    Orthonormal.fill(drawn, few, many, gain, in > out, data);
  }
}
