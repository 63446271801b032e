package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.engine.tensor.Value;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Passes its input on, and treats it as a parameter (batch, …) so that a test can see its gradient.
 */
public record LearnedInput(int batch) implements UnaryLayer {
  @Override
  public Shape outputShape(Shape inputShape) {
    return inputShape;
  }

  @Override
  public List<Parameter> createParameters(Shape inputShape, SplittableRandom random) {
    return List.of(new Parameter("input", new Tensor(inputShape.withBatch(batch))));
  }

  @Override
  public Op createOp(Place place) {
    float[] gradient = place.parameters().get(0).gradient().data();
    return new LearnedInputOp(place.input(), place.output(), gradient);
  }

  private record LearnedInputOp(Value in, Value out, float[] gradient) implements SampleOp {
    @Override
    public void forward(Step step, int sample, int thread) {
      int size = in.sampleSize();
      System.arraycopy(in.data().data(), sample * size, out.data().data(), sample * size, size);
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      int size = in.sampleSize();
      System.arraycopy(out.gradient().data(), sample * size, gradient, sample * size, size);
    }
  }
}
