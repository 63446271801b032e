package io.github.rangefinder.engine.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LayerCheck;
import io.github.rangefinder.engine.layer.Op;
import io.github.rangefinder.engine.layer.Place;
import io.github.rangefinder.engine.layer.SampleOp;
import io.github.rangefinder.engine.layer.ShardSums;
import io.github.rangefinder.engine.layer.Step;
import io.github.rangefinder.engine.layer.UnaryLayer;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.optimizer.Adam;
import io.github.rangefinder.engine.optimizer.MomentOptimizer;
import io.github.rangefinder.engine.optimizer.Optimizer;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.engine.tensor.Value;
import io.github.rangefinder.engine.training.TrainingStep;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A layer and an optimizer written outside of the engine's packages: what is public is enough. */
@ExtendWith(TestSeed.class)
class OpenContractTest {
  /**
   * out = x / (1 + e^(-slope · x)), with a slope that each channel learns: Swish.
   *
   * <p>Source: Ramachandran, Zoph and Le, "Searching for activation functions", 2017.
   */
  private record Swish() implements UnaryLayer {
    @Override
    public Shape outputShape(Shape input) {
      return input;
    }

    @Override
    public List<Parameter> createParameters(Shape input, SplittableRandom random) {
      Tensor ones = new Tensor(Shape.of(input.dim(input.rank() - 1)));
      Arrays.fill(ones.data(), 1);
      return List.of(new Parameter("swish slope", ones));
    }

    @Override
    public Op createOp(Place place) {
      return new SwishOp(place);
    }
  }

  private static final class SwishOp implements SampleOp {
    private final Value in;
    private final Value out;
    private final Parameter slope;
    private final ShardSums sums;

    SwishOp(Place place) {
      in = place.input();
      out = place.output();
      slope = place.parameters().get(0);
      sums = new ShardSums(slope, place.batchSize());
    }

    @Override
    public void forward(Step step, int sample, int thread) {
      int n = in.sampleSize();
      SwishKernel.forward(in.data().data(), slope.data().data(), out.data().data(), sample * n, n);
    }

    @Override
    public void clearShard(int shard) {
      sums.clear(shard);
    }

    @Override
    public void backward(Step step, int sample, int shard, int thread) {
      int n = in.sampleSize();
      SwishKernel.backward(
          in.data().data(),
          slope.data().data(),
          out.gradient().data(),
          in.gradient() == null ? null : in.gradient().data(),
          slope.isLearned() ? sums.of(shard) : null,
          sample * n,
          n);
    }

    @Override
    public void addShards(int shards) {
      sums.addTo(shards);
    }
  }

  /** The layer's kernel: static functions over arrays. */
  private static final class SwishKernel {
    /** out (n) = x / (1 + e^(-slope · x)), slope (channels), channels last. */
    static void forward(float[] x, float[] slope, float[] out, int from, int n) {
      for (int i = from; i < from + n; i++) {
        float s = slope[i % slope.length];
        out[i] = (float) (x[i] / (1 + Math.exp(-s * x[i])));
      }
    }

    /**
     * With p the logistic function of slope · x: dx = p + slope · x · p · (1 - p), dslope = x² …
     */
    static void backward(
        float[] x,
        float[] slope,
        float[] outputGradient,
        float[] inputGradient,
        float[] slopeGradient,
        int from,
        int n) {
      for (int i = from; i < from + n; i++) {
        int c = i % slope.length;
        double p = 1 / (1 + Math.exp(-slope[c] * x[i]));
        double bend = x[i] * p * (1 - p);
        if (inputGradient != null) {
          inputGradient[i] += (float) (outputGradient[i] * (p + slope[c] * bend));
        }
        if (slopeGradient != null) {
          slopeGradient[c] += (float) (outputGradient[i] * x[i] * bend);
        }
      }
    }
  }

  /** The sign of the running mean of the gradient: Chen et al., "Symbolic discovery …", 2023. */
  private static final class Lion extends MomentOptimizer {
    private float rate;
    private float beta;

    Lion() {
      super(1);
    }

    @Override
    public double momentum() {
      return 0.9;
    }

    @Override
    protected void prepare(double learningRate, double momentum, int step) {
      rate = (float) learningRate;
      beta = (float) momentum;
    }

    @Override
    protected void update(float[] p, float[] g, float[][] moments, int offset, int n) {
      for (int i = offset; i < offset + n; i++) {
        p[i] -= rate * Math.signum(beta * moments[0][i] + (1 - beta) * g[i]);
        moments[0][i] = 0.99f * moments[0][i] + 0.01f * g[i];
      }
    }
  }

  @Test
  void ownLayerPassesTheGradientChecker() {
    LayerCheck.check(new Swish(), Shape.of(7));
    LayerCheck.check(new Swish(), Shape.of(4, 3, 2));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ownLayerAndOwnOptimizerLearn(boolean ownOptimizer) {
    int samples = 300;
    float[] points = new float[2 * samples];
    int[] classes = new int[samples];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < samples; i++) { // inside or outside of a circle
      points[2 * i] = (float) (2 * random.nextDouble() - 1);
      points[2 * i + 1] = (float) (2 * random.nextDouble() - 1);
      classes[i] = Math.hypot(points[2 * i], points[2 * i + 1]) < 0.8 ? 1 : 0;
    }
    FloatDataset data =
        new FloatDataset(Shape.of(2), FloatRows.of(points, 2), new Labels(classes, 2));
    List<Layer> layers = List.of(new Dense(16), new Swish(), new Dense(2));
    Network network = Network.sequential(Shape.of(2), layers, 1);
    Optimizer optimizer = ownOptimizer ? new Lion() : new Adam();
    float[] slopeBefore = network.parameters().get(2).data().data().clone();
    int[] order = IntStream.range(0, samples).toArray();
    try (Workers workers = new Workers(2)) {
      TrainingStep step = new TrainingStep(network, optimizer, samples, workers);
      for (int i = 0; i < 400; i++) {
        step.run(data, order, 0, samples, ownOptimizer ? 0.003 : 0.02);
      }
      double accuracy = step.evaluate(data).accuracy().orElseThrow();
      assertTrue(accuracy > 0.95, "accuracy " + accuracy);
    }
    assertFalse(Arrays.equals(slopeBefore, network.parameters().get(2).data().data()));
    assertEquals(400, optimizer.snapshot().steps());
  }
}
