package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LearnedInput;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Layers at work in a plan, with an input whose gradient can be seen. */
final class ProbedModel {
  final Network model;
  final Plan plan;
  private final int batch;
  private final Parameter input;

  ProbedModel(Shape sampleShape, int batch, List<? extends Layer> layers) {
    this(sampleShape, batch, layers, new Workers(1));
  }

  ProbedModel(Shape sampleShape, int batch, List<? extends Layer> layers, Workers workers) {
    List<Layer> probed = new ArrayList<>(layers);
    probed.add(0, new LearnedInput(batch));
    this.batch = batch;
    model = Network.sequential(sampleShape, probed, 1);
    plan = new Plan(model, batch, workers);
    input = model.parameters().get(0);
  }

  /** What the layers learn, without the input. */
  List<Parameter> parameters() {
    return model.parameters().subList(1, model.parameters().size());
  }

  /**
   * Draws every parameter anew, biases too, such that the outputs of a layer vary about as much as
   * its inputs: where a tanh saturates, single precision has no gradient worth comparing.
   */
  void randomize(SplittableRandom random) {
    for (Parameter parameter : parameters()) {
      Shape shape = parameter.data().shape();
      int fanIn = shape.size() / shape.dim(shape.rank() - 1);
      float[] values = TestSeed.floats(random, shape.size());
      for (int i = 0; i < values.length; i++) {
        values[i] *= (float) Math.sqrt(3.0 / (fanIn + 2));
      }
      set(parameter, values);
    }
  }

  static void set(Parameter parameter, float... values) {
    System.arraycopy(values, 0, parameter.data().data(), 0, parameter.data().data().length);
  }

  /** Samples of random values over [-1, 1). */
  float[] randomInput(SplittableRandom random) {
    return TestSeed.floats(random, plan.input().shape().size());
  }

  float[] randomOutputGradient(SplittableRandom random) {
    return TestSeed.floats(random, plan.output().shape().size());
  }

  /** A copy of the output for a whole batch x, in training. */
  float[] forward(float[] x) {
    System.arraycopy(x, 0, plan.input().data(), 0, x.length);
    plan.forwardTraining(batch, 0);
    return plan.output().data().clone();
  }

  /** A copy of the output for a whole batch x, in inference. */
  float[] infer(float[] x) {
    System.arraycopy(x, 0, plan.input().data(), 0, x.length);
    plan.forward(batch);
    return plan.output().data().clone();
  }

  /** A copy of the input's gradient; those of the parameters start at 0. */
  float[] backward(float[] outputGradient) {
    for (Parameter parameter : model.parameters()) {
      Arrays.fill(parameter.gradient().data(), 0);
    }
    System.arraycopy(outputGradient, 0, plan.outputGradient().data(), 0, outputGradient.length);
    plan.backward();
    return input.gradient().data().clone();
  }
}
