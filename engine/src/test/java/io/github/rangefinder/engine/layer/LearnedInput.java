package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Passes its input on, and treats it as a parameter (batch, …) so that a test can see its gradient.
 */
public record LearnedInput(int batch) implements Layer {
  @Override
  public Shape outputShape(Shape inputShape) {
    return inputShape;
  }

  @Override
  public List<Parameter> createParameters(Shape inputShape, SplittableRandom random) {
    return List.of(new Parameter("input", new Tensor(inputShape.withBatch(batch))));
  }

  @Override
  public Pass createPass(Tensor input, List<Parameter> parameters) {
    return new LearnedInputPass(input, parameters.get(0));
  }

  private static final class LearnedInputPass extends ShardPass {
    private final Parameter parameter;

    LearnedInputPass(Tensor input, Parameter parameter) {
      super(input, input);
      this.parameter = parameter;
    }

    @Override
    public void forward(int sample, int thread) {}

    @Override
    public void backward(int sample, int shard, int thread) {
      int size = input().shape().size() / input().shape().dim(0);
      float[] source = outputGradient().data();
      float[] target = parameter.gradient().data();
      System.arraycopy(source, sample * size, target, sample * size, size);
    }
  }
}
