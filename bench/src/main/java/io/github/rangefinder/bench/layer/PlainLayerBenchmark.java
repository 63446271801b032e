package io.github.rangefinder.bench.layer;

import io.github.rangefinder.bench.workload.ConvNet;
import io.github.rangefinder.bench.workload.EngineBenchmark;
import io.github.rangefinder.bench.workload.RandomFloats;
import io.github.rangefinder.bench.workload.Traffic;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Layers that learn nothing, by themselves: what they cost where they cannot be fused. */
public class PlainLayerBenchmark extends EngineBenchmark {
  /** Which layer, on what. */
  public enum Place {
    /** Between dense layers. */
    RELU,
    /** Instead of it. */
    TANH,
    /** Instead of it. */
    SIGMOID,
    /** 2 x 2, of what the second convolution makes. */
    MAX_POOL;

    Layer layer() {
      return switch (this) {
        case RELU -> Activation.RELU;
        case TANH -> Activation.TANH;
        case SIGMOID -> Activation.SIGMOID;
        case MAX_POOL -> new MaxPool2d(2);
      };
    }

    Shape input() {
      return this == MAX_POOL ? Shape.of(11, 11, 64) : Shape.of(256);
    }
  }

  @Param Place place;

  Tensor input;
  OpRun run;
  private long floats;

  /** Makes a batch and runs forward once: backward reads what it leaves. */
  @Setup
  public void prepare() {
    Shape shape = place.input().withBatch(ConvNet.BATCH);
    input = new Tensor(shape, RandomFloats.array(shape.size(), 3));
    run = new OpRun(place.layer(), input, List.of(), true);
    floats = input.shape().size() + (long) run.output().shape().size();
    run.forward();
  }

  /** Forward: reads the input, writes the output. */
  @Benchmark
  public Tensor forward(Traffic traffic) {
    traffic.addFloats(floats);
    run.forward();
    return run.output();
  }

  /** Backward: reads the output and its gradient, writes the input's gradient. */
  @Benchmark
  public Tensor backward(Traffic traffic) {
    traffic.addFloats(floats + run.output().shape().size());
    run.backward();
    return run.inputGradient();
  }
}
