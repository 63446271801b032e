package io.github.rangefinder.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.AveragePool2d;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.GlobalAveragePool2d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LeakyRelu;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.ReferenceLayers;
import io.github.rangefinder.engine.layer.Rescaling;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.layer.Window;
import io.github.rangefinder.engine.loss.SoftmaxCrossEntropy;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values and gradients of every layer, alone and fused, beside the reference in double precision
 * and its central differences, over inputs and parameters.
 */
class GradientTest {
  /** More than one shard. */
  private static final int BATCH = 11;

  /** Step of a difference; kinks must be much further away. */
  private static final double EPSILON = 1e-6;

  private static final double SMALLEST_DISTANCE_TO_KINK = 1e-4;

  /** Elements of each tensor that are looked at. */
  private static final int LOOKED_AT = 40;

  record Case(String name, Shape sample, Layer... layers) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    Shape row = Shape.of(7);
    Shape image = Shape.of(9, 8, 3);
    Layer relu = Activation.RELU;
    return Stream.of(
        new Case("dense", row, new Dense(5)),
        new Case("dense, wide", Shape.of(33), new Dense(65)),
        new Case("relu", row, relu),
        new Case("tanh", row, Activation.TANH),
        // At the very end a sigmoid or softmax would go to the loss.
        new Case("sigmoid", row, Activation.SIGMOID, new Flatten()),
        new Case("softmax", row, new Softmax(), new Flatten()),
        new Case("flatten", image, new Flatten()),
        new Case("conv valid", image, new Conv2d(4, 3)),
        new Case("conv same", image, new Conv2d(4, 3, 1, Padding.SAME)),
        new Case("conv same, even kernel", image, new Conv2d(4, 4, 1, Padding.SAME)),
        new Case("conv with stride", image, new Conv2d(4, 3, 2, Padding.VALID)),
        new Case("conv same with stride", image, new Conv2d(4, 3, 2, Padding.SAME)),
        new Case("conv with a stride over its kernel", image, new Conv2d(4, 2, 3, Padding.SAME)),
        new Case(
            "conv not square",
            image,
            new Conv2d(4, new Window(2, 5, 1, 1, Padding.SAME), new GlorotUniform(), true)),
        new Case("conv 1 x 1", image, new Conv2d(17, 1)),
        new Case("conv of many channels", Shape.of(5, 5, 33), new Conv2d(35, 3)),
        new Case("max-pool", image, new MaxPool2d(2)),
        new Case("max-pool, overlapping", image, new MaxPool2d(3, 2)),
        new Case("max-pool with gaps", image, new MaxPool2d(2, 3)),
        new Case("max-pool same", image, new MaxPool2d(new Window(2, 2, 2, 2, Padding.SAME))),
        new Case("max-pool not square", image, new MaxPool2d(new Window(3, 2, 1, 3, Padding.SAME))),
        new Case("average pool", image, new AveragePool2d(2)),
        new Case(
            "average pool same, not square",
            image,
            new AveragePool2d(new Window(2, 3, 3, 1, Padding.SAME))),
        new Case("global average pool", image, new GlobalAveragePool2d()),
        new Case("leaky relu", row, new LeakyRelu(0.3f)),
        new Case("rescaling", image, new Rescaling(1.5f, -0.5f)),
        new Case("dense without bias", row, new Dense(5, new GlorotUniform(), false)),
        new Case(
            "conv without bias",
            image,
            new Conv2d(4, new Window(3, 3, 1, 1, Padding.SAME), new GlorotUniform(), false)),
        new Case("batch normalization of images", image, new BatchNormalization()),
        new Case(
            "batch normalization of many rows", // several pieces
            Shape.of(40, 40, 2),
            new BatchNormalization(0.9, 0.1, true, true),
            new AveragePool2d(8)),
        new Case("batch normalization of rows", row, new BatchNormalization(0.9, 1e-2, true, true)),
        new Case(
            "batch normalization without gamma",
            row,
            new BatchNormalization(0.9, 1e-2, true, false)),
        new Case(
            "batch normalization without beta",
            row,
            new BatchNormalization(0.9, 1e-2, false, true)),
        new Case(
            "conv + batch normalization + relu + max-pool same",
            image,
            new Conv2d(4, new Window(3, 3, 1, 1, Padding.SAME), new GlorotUniform(), false),
            new BatchNormalization(),
            relu,
            new MaxPool2d(new Window(2, 2, 2, 2, Padding.SAME)),
            new GlobalAveragePool2d(),
            new Dense(5)),
        new Case("conv + relu", image, new Conv2d(5, 3), relu),
        new Case("conv + max-pool", image, new Conv2d(5, 3), new MaxPool2d(2)),
        new Case("conv + relu + max-pool", image, new Conv2d(5, 3), relu, new MaxPool2d(2)),
        new Case(
            "same conv + relu + max-pool of 3",
            image,
            new Conv2d(5, 3, 1, Padding.SAME),
            relu,
            new MaxPool2d(3)),
        new Case(
            "conv + relu + overlapping max-pool",
            image,
            new Conv2d(5, 3),
            relu,
            new MaxPool2d(3, 1)),
        new Case(
            "a convnet",
            Shape.of(12, 12, 1),
            new Conv2d(6, 3),
            relu,
            new MaxPool2d(2),
            new Conv2d(7, 3),
            relu,
            new MaxPool2d(2),
            new Flatten(),
            new Dense(9),
            Activation.TANH,
            new Dense(5)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ofAProjectionOfTheOutput(Case c) {
    SplittableRandom random = TestSeed.random();
    Reference reference = Reference.awayFromKinks(c, random);
    ProbedModel probed = reference.probed;
    float[] output = probed.forward(reference.x);
    float[] projection = probed.randomOutputGradient(random);
    double[][] expected = reference.outputs();
    assertOutputs(expected, output);

    float[] inputGradient = probed.backward(projection);

    reference.check(inputGradient, random, () -> dot(reference.outputs(), projection));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ofTheCrossEntropyOnTop(Case c) {
    List<Layer> layers = new ArrayList<>(List.of(c.layers));
    layers.add(new Flatten());
    layers.add(new Softmax());
    SplittableRandom random = TestSeed.random();
    Reference reference =
        Reference.awayFromKinks(new Case(c.name, c.sample, layers.toArray(new Layer[0])), random);
    Plan plan = reference.probed.plan;
    int classes = plan.output().shape().dim(1);
    int[] labels = random.ints(BATCH, 0, classes).toArray();
    reference.probed.forward(reference.x);

    double loss =
        new SoftmaxCrossEntropy().evaluate(plan.output(), labels, BATCH, plan.outputGradient());
    float[] inputGradient = reference.probed.backward(plan.outputGradient().data().clone());

    // The reference does take the softmax.
    assertEquals(meanLoss(reference.outputs(), labels), loss, 1e-5 * Math.max(1, loss));
    reference.check(inputGradient, random, () -> meanLoss(reference.outputs(), labels));
  }

  private static void assertOutputs(double[][] expected, float[] output) {
    double tolerance = 2e-6 * Math.max(1, largest(Arrays.stream(expected)));
    for (int i = 0; i < output.length; i++) {
      int width = expected[0].length;
      assertEquals(expected[i / width][i % width], output[i], tolerance, "output " + i);
    }
  }

  private static double dot(double[][] outputs, float[] projection) {
    double sum = 0;
    int i = 0;
    for (double[] row : outputs) {
      for (double output : row) {
        sum += output * projection[i++];
      }
    }
    return sum;
  }

  private static double meanLoss(double[][] probabilities, int[] labels) {
    return IntStream.range(0, BATCH)
        .mapToDouble(i -> -Math.log(probabilities[i][labels[i]]))
        .average()
        .orElseThrow();
  }

  private static double largest(Stream<double[]> rows) {
    return rows.flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
  }

  /** The model under test and its twin in double precision, with the same values. */
  private static final class Reference {
    final ProbedModel probed;
    final float[] x;
    private final Case c;
    private final double[][] samples;
    private final List<double[]> parameters;
    private final List<List<double[]>> ofLayer = new ArrayList<>();
    private final ReferenceLayers layers = new ReferenceLayers();

    private Reference(Case c, SplittableRandom random) {
      this.c = c;
      probed = new ProbedModel(c.sample, BATCH, List.of(c.layers));
      probed.randomize(random);
      x = probed.randomInput(random);
      samples = new double[BATCH][c.sample.size()];
      for (int i = 0; i < x.length; i++) {
        samples[i / c.sample.size()][i % c.sample.size()] = x[i];
      }
      parameters = probed.parameters().stream().map(p -> doubles(p.data().data())).toList();
      int next = 0;
      Shape shape = c.sample;
      for (Layer layer : c.layers) {
        int count = learnedBy(layer, shape);
        ofLayer.add(parameters.subList(next, next + count));
        next += count;
        shape = layer.outputShape(List.of(shape));
      }
    }

    private static int learnedBy(Layer layer, Shape shape) {
      List<Parameter> created = layer.createParameters(List.of(shape), new SplittableRandom(1));
      return (int) created.stream().filter(Parameter::isLearned).count();
    }

    /** Draws until no ReLU and no max-pool is so near to its kink that it has no gradient. */
    static Reference awayFromKinks(Case c, SplittableRandom random) {
      for (int attempt = 0; attempt < 100; attempt++) {
        Reference reference = new Reference(c, random);
        reference.outputs();
        if (reference.layers.distanceToKink() > SMALLEST_DISTANCE_TO_KINK) {
          return reference;
        }
      }
      throw new AssertionError("no draw is far enough from all kinks");
    }

    double[][] outputs() {
      double[][] values = samples;
      Shape shape = c.sample;
      for (int i = 0; i < c.layers.length; i++) {
        values = layers.forward(c.layers[i], shape, values, ofLayer.get(i));
        shape = c.layers[i].outputShape(List.of(shape));
      }
      return values;
    }

    /** Compares the gradients that the model has left with the differences of the loss. */
    void check(float[] inputGradient, SplittableRandom random, DoubleSupplier loss) {
      int width = c.sample.size();
      check("input", inputGradient, random, loss, i -> new Place(samples[i / width], i % width));
      for (int p = 0; p < parameters.size(); p++) {
        Parameter parameter = probed.parameters().get(p);
        double[] values = parameters.get(p);
        float[] gradient = parameter.gradient().data();
        check(parameter.toString(), gradient, random, loss, i -> new Place(values, i));
      }
    }

    private record Place(double[] values, int at) {}

    private interface Places {
      Place place(int i);
    }

    private static void check(
        String name, float[] gradient, SplittableRandom random, DoubleSupplier loss, Places all) {
      assertTrue(largest(gradient) > 0, name + " has a gradient");
      int[] lookedAt =
          gradient.length <= LOOKED_AT
              ? IntStream.range(0, gradient.length).toArray()
              : random.ints(LOOKED_AT, 0, gradient.length).toArray();
      double[] expected = new double[lookedAt.length];
      for (int i = 0; i < lookedAt.length; i++) {
        Place place = all.place(lookedAt[i]);
        double value = place.values[place.at];
        place.values[place.at] = value + EPSILON;
        double above = loss.getAsDouble();
        place.values[place.at] = value - EPSILON;
        double below = loss.getAsDouble();
        place.values[place.at] = value;
        expected[i] = (above - below) / (2 * EPSILON);
      }
      double largest = GradientTest.largest(Stream.of(expected));
      for (int i = 0; i < lookedAt.length; i++) {
        double tolerance = 1e-4 * Math.abs(expected[i]) + 1e-5 * largest + 1e-7;
        assertEquals(
            expected[i], gradient[lookedAt[i]], tolerance, name + " gradient " + lookedAt[i]);
      }
    }

    private static double largest(float[] x) {
      return GradientTest.largest(Stream.of(doubles(x)));
    }

    private static double[] doubles(float[] x) {
      double[] doubles = new double[x.length];
      Arrays.setAll(doubles, i -> x[i]);
      return doubles;
    }
  }
}
