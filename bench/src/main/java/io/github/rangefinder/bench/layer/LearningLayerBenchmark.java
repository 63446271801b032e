package io.github.rangefinder.bench.layer;

import io.github.rangefinder.bench.workload.Arithmetic;
import io.github.rangefinder.bench.workload.ConvNet;
import io.github.rangefinder.bench.workload.EngineBenchmark;
import io.github.rangefinder.bench.workload.RandomFloats;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.FusedConvolution;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The network's layers that learn; convolutions with the ReLU and max-pooling behind them. */
public class LearningLayerBenchmark extends EngineBenchmark {
  /** Where in the network. */
  public enum Place {
    /** Needs no input gradient. */
    FIRST_CONVOLUTION,
    /** Most of the step. */
    SECOND_CONVOLUTION,
    /** 1600 inputs. */
    DENSE_256,
    /** 256 inputs. */
    DENSE_128,
    /** 128 inputs; fewer outputs than a vector has lanes. */
    DENSE_10;

    Layer layer() {
      return switch (this) {
        case FIRST_CONVOLUTION -> ConvNet.FIRST_CONVOLUTION;
        case SECOND_CONVOLUTION -> ConvNet.SECOND_CONVOLUTION;
        case DENSE_256 -> new Dense(256);
        case DENSE_128 -> new Dense(128);
        case DENSE_10 -> new Dense(10);
      };
    }

    Shape input() {
      return switch (this) {
        case FIRST_CONVOLUTION -> ConvNet.INPUT;
        case SECOND_CONVOLUTION -> Shape.of(13, 13, 32);
        case DENSE_256 -> Shape.of(1600);
        case DENSE_128 -> Shape.of(256);
        case DENSE_10 -> Shape.of(128);
      };
    }
  }

  @Param Place place;

  Tensor input;
  List<Parameter> parameters;
  OpRun run;
  private double forwardFlop;
  private double backwardFlop;

  /** Makes a batch and runs forward once: backward reads what it leaves. */
  @Setup
  public void prepare() {
    prepare(ConvNet.BATCH);
  }

  void prepare(int batch) {
    Shape shape = place.input().withBatch(batch);
    input = new Tensor(shape, RandomFloats.array(shape.size(), 3));
    Layer layer = layer();
    parameters = layer.createParameters(List.of(place.input()), new SplittableRandom(ConvNet.SEED));
    boolean needsInputGradient = place != Place.FIRST_CONVOLUTION;
    run = new OpRun(layer, input, parameters, needsInputGradient);
    forwardFlop = batch * ConvNet.forwardFlop(place.layer(), place.input());
    backwardFlop = forwardFlop * (needsInputGradient ? 2 : 1);
    run.forward();
  }

  private Layer layer() {
    return place.layer() instanceof Conv2d convolution
        ? new FusedConvolution(convolution, true, 2)
        : place.layer();
  }

  /** Forward. */
  @Benchmark
  public Tensor forward(Arithmetic arithmetic) {
    arithmetic.addFlop(forwardFlop);
    run.forward();
    return run.output();
  }

  /** Backward: the parameters' gradients and, where it is needed, the input's. */
  @Benchmark
  public List<Parameter> backward(Arithmetic arithmetic) {
    arithmetic.addFlop(backwardFlop);
    run.backward();
    return parameters;
  }
}
