package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One layer at work, alone: its values, its parameters and its op, run over a batch as a plan runs
 * it, shard by shard where the op allows it.
 */
public final class LayerRun {
  /** What the layer reads. */
  public final List<Value> inputs = new ArrayList<>();

  /** What the layer makes. */
  public final Value output;

  /** What the layer created. */
  public final List<Parameter> parameters;

  private final Op op;
  private final Workers workers;
  private final Step step = new Step();

  /**
   * A layer with room for a batch.
   *
   * @param inputsLearned whether inputs have gradients
   * @param frozen whether the parameters have none
   */
  public LayerRun(
      Layer layer,
      List<Shape> shapes,
      int batch,
      boolean inputsLearned,
      boolean frozen,
      Workers workers) {
    for (Shape shape : shapes) {
      inputs.add(Value.zeros(shape.withBatch(batch), inputsLearned));
    }
    List<Parameter> created = layer.createParameters(shapes, new SplittableRandom(1));
    parameters = frozen ? created.stream().map(Parameter::frozen).toList() : created;
    Shape shape = layer.outputShape(shapes).withBatch(batch);
    Value view = inputs.get(0);
    output =
        layer instanceof ViewLayer
            ? new Value(view.data().reshape(shape), Value.zeros(shape, true).gradient())
            : Value.zeros(shape, true);
    this.workers = workers;
    op = layer.createOp(new Place(inputs, output, parameters, workers, 7, frozen));
  }

  /**
   * Fills parameters and the output's gradient at random, over [-1, 1), and inputs over [least,
   * least + 2): multiples of 2^-20, so that a difference quotient's steps are exact.
   */
  public void randomize(SplittableRandom random, float least) {
    for (Value input : inputs) {
      float[] x = input.data().data();
      fill(x, random);
      for (int i = 0; i < x.length; i++) {
        x[i] += least + 1;
      }
    }
    parameters.stream().filter(p -> !p.name().contains("variance")).forEach(p -> fill(p, random));
    fill(output.gradient().data(), random);
  }

  private static void fill(Parameter parameter, SplittableRandom random) {
    fill(parameter.data().data(), random);
  }

  private static void fill(float[] x, SplittableRandom random) {
    float[] drawn = TestSeed.floats(random, x.length);
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.round(drawn[i] * 0x1p20f) * 0x1p-20f;
    }
  }

  /** Takes over what another run of the same layer has. */
  public void copyFrom(LayerRun other) {
    for (int i = 0; i < inputs.size(); i++) {
      copy(other.inputs.get(i).data().data(), inputs.get(i).data().data());
    }
    for (int i = 0; i < parameters.size(); i++) {
      copy(other.parameters.get(i).data().data(), parameters.get(i).data().data());
    }
    copy(other.output.gradient().data(), output.gradient().data());
  }

  private static void copy(float[] from, float[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  /** Forward for the first n samples, in training or in inference. */
  public void forward(int n, boolean training) {
    step.begin(n, training, 3);
    if (op instanceof BatchOp batchOp) {
      batchOp.forward(step);
    } else if (op instanceof SampleOp sampleOp) {
      forward(sampleOp);
    } else if (op instanceof HalvesOp halves) {
      forward(halves.first());
      forward(halves.second());
    }
  }

  private void forward(SampleOp sampleOp) {
    sampleOp.prepare(step);
    int n = step.samples();
    int size = SampleOp.shardSize(n);
    workers.run(
        SampleOp.shards(n),
        (shard, thread) -> {
          for (int i = shard * size; i < Math.min(n, (shard + 1) * size); i++) {
            sampleOp.forward(step, i, thread);
          }
        });
  }

  /** Backward for the samples of the last forward; adds to whatever the gradients hold. */
  public void backward() {
    if (op instanceof BatchOp batchOp) {
      batchOp.backward(step);
    } else if (op instanceof SampleOp sampleOp) {
      backward(sampleOp);
    } else if (op instanceof HalvesOp halves) {
      backward(halves.second());
      backward(halves.first());
    }
  }

  private void backward(SampleOp sampleOp) {
    int n = step.samples();
    int size = SampleOp.shardSize(n);
    workers.run(
        SampleOp.shards(n),
        (shard, thread) -> {
          sampleOp.clearShard(shard);
          for (int i = shard * size; i < Math.min(n, (shard + 1) * size); i++) {
            sampleOp.backward(step, i, shard, thread);
          }
        });
    sampleOp.addShards(SampleOp.shards(n));
  }

  /** Copies of all gradients that there are: of inputs, then of parameters. */
  public List<float[]> gradients() {
    List<float[]> copies = new ArrayList<>();
    for (Value input : inputs) {
      if (input.gradient() != null) {
        copies.add(input.gradient().data().clone());
      }
    }
    for (Parameter parameter : parameters) {
      if (parameter.isLearned()) {
        copies.add(parameter.gradient().data().clone());
      }
    }
    return copies;
  }

  /** What the gradients of {@link #gradients} belong to, in its order. */
  List<float[]> learned() {
    List<float[]> data = new ArrayList<>();
    inputs.forEach(input -> data.add(input.data().data()));
    parameters.stream().filter(Parameter::isLearned).forEach(p -> data.add(p.data().data()));
    return data;
  }

  /** The output's first n samples in training, weighed with the output's gradient and summed. */
  double projection(int n) {
    forward(n, true);
    double sum = 0;
    for (int i = 0; i < n * output.sampleSize(); i++) {
      sum += (double) output.data().data()[i] * output.gradient().data()[i];
    }
    return sum + n * op.penalty(step);
  }
}
