package io.github.rangefinder.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.init.GlorotUniform;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Dilation;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.GlobalMaxPool2d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.Permute;
import io.github.rangefinder.engine.layer.SeparableConv2d;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.layer.Window;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanTest {
  private static final Shape IMAGE = Shape.of(14, 13, 2);
  private static final List<Layer> CONVNET =
      List.of(
          new Conv2d(5, 3),
          Activation.RELU,
          new MaxPool2d(2),
          new Conv2d(6, 3, 1, Padding.SAME),
          new MaxPool2d(3),
          Activation.RELU,
          new Flatten(),
          new Dense(9),
          Activation.RELU,
          new Dense(4));

  /** Its second and third convolutions have gradients of which the engine lists what is not 0. */
  private static final List<Layer> SPARSE =
      List.of(
          new Conv2d(30, 3),
          new Conv2d(31, 3),
          Activation.RELU,
          new MaxPool2d(3, 2),
          new Conv2d(6, 3, 1, Padding.SAME),
          new GlobalMaxPool2d(),
          new Dense(4));

  /** Their second halves run with what follows them. */
  private static final List<Layer> SEPARABLE =
      List.of(
          new SeparableConv2d(5, 3, 1, Padding.SAME),
          Activation.RELU,
          new MaxPool2d(2),
          new SeparableConv2d(6, 3, 1, Padding.SAME),
          new MaxPool2d(2),
          new SeparableConv2d(7, 3, 1, Padding.SAME),
          Activation.RELU,
          new Flatten(),
          new Dense(4));

  /** The first has a ReLU with it, the depthwise one behind it has not. */
  private static final List<Layer> GROUPED =
      List.of(
          grouped(6, 2),
          Activation.RELU,
          grouped(6, 6),
          Activation.RELU,
          new Flatten(),
          new Dense(4));

  static Stream<List<Layer>> networks() {
    return Stream.of(CONVNET, SPARSE, SEPARABLE, GROUPED);
  }

  private static Conv2d grouped(int filters, int groups) {
    Window window = new Window(3, 3, 1, 1, Padding.SAME);
    return new Conv2d(filters, window, Dilation.NONE, groups, new GlorotUniform(), true);
  }

  @Test
  void fusesAConvolutionWithReluAndPoolingAndLeavesOutTheLastSoftmax() {
    List<Layer> layers =
        List.of(
            new Conv2d(5, 3),
            Activation.RELU,
            new MaxPool2d(2),
            new Conv2d(6, 3),
            Activation.TANH,
            new Conv2d(6, 3),
            new MaxPool2d(2, 1),
            new Flatten(),
            new Softmax(),
            new Dense(4),
            new Softmax());
    Plan plan = new Plan(Network.sequential(Shape.of(28, 28, 1), layers, 1), 50, new Workers(1));
    String[] passes = plan.toString().split(System.lineSeparator());
    String[] shapes =
        Arrays.stream(passes).map(s -> s.replaceAll(".*-> ", "")).toArray(String[]::new);
    String[] alone = {"(50, 26, 26, 5)", "(50, 26, 26, 5)", "(50, 13, 13, 5)"};
    String[] together = {"(50, 13, 13, 5)"}; // where there is a kernel that can
    String[] first = Kernels.areVector() ? together : alone;
    assertArrayEquals(first, Arrays.copyOf(shapes, first.length));
    assertArrayEquals(
        new String[] {
          "(50, 11, 11, 6)",
          "(50, 11, 11, 6)", // tanh is not fused
          "(50, 9, 9, 6)",
          "(50, 8, 8, 6)", // nor are windows that overlap
          "(50, 384)",
          "(50, 384)", // a softmax in the middle
          "(50, 4)"
        },
        Arrays.copyOfRange(shapes, first.length, shapes.length));
    assertEquals(Shape.of(50, 4), plan.output().shape());
  }

  @Test
  void permutationsThatUndoEachOtherDoNotRun() {
    SplittableRandom random = TestSeed.random();
    Layer conv = new Conv2d(5, 3);
    Layer toFirst = new Permute(List.of(2, 0, 1));
    Layer toLast = new Permute(List.of(1, 2, 0));
    Layer head = new Conv2d(2, 3);
    ProbedModel turning =
        new ProbedModel(IMAGE, 7, List.of(conv, toFirst, toLast, head, toFirst, toFirst));
    ProbedModel straight = new ProbedModel(IMAGE, 7, List.of(conv, head, toFirst, toFirst));
    straight.randomize(random);
    for (int i = 0; i < straight.parameters().size(); i++) {
      ProbedModel.set(
          turning.parameters().get(i), straight.parameters().get(i).data().data().clone());
    }
    float[] x = straight.randomInput(random);
    float[] outputGradient = straight.randomOutputGradient(random);

    assertArrayEquals(straight.forward(x), turning.forward(x));
    assertArrayEquals(straight.backward(outputGradient), turning.backward(outputGradient));
    assertArrayEquals(
        straight.parameters().get(0).gradient().data(),
        turning.parameters().get(0).gradient().data());
    assertEquals(Kernels.areVector() ? 1 : 2, lines(turning) - lines(straight));
  }

  private static long lines(ProbedModel model) {
    return model.plan.toString().lines().count();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void equalsItsLayersRunOneByOne(List<Layer> layers) {
    SplittableRandom random = TestSeed.random();
    int batch = 9;
    ProbedModel fused = new ProbedModel(IMAGE, batch, layers);
    fused.randomize(random);
    List<ProbedModel> alone = oneByOne(layers, fused, batch);
    float[] x = fused.randomInput(random);
    float[] outputGradient = fused.randomOutputGradient(random);

    float[] values = x;
    for (ProbedModel layer : alone) {
      values = layer.forward(values);
    }
    assertClose(values, fused.forward(x), "output");

    float[] gradient = outputGradient;
    for (int i = alone.size() - 1; i >= 0; i--) {
      gradient = alone.get(i).backward(gradient);
    }
    assertClose(gradient, fused.backward(outputGradient), "input gradient");
    List<Parameter> expected = alone.stream().flatMap(m -> m.parameters().stream()).toList();
    for (int i = 0; i < expected.size(); i++) {
      Parameter parameter = fused.parameters().get(i);
      assertClose(
          expected.get(i).gradient().data(), parameter.gradient().data(), parameter.toString());
    }
  }

  /** Models of one layer each, with the same parameter values. */
  private static List<ProbedModel> oneByOne(List<Layer> layers, ProbedModel together, int batch) {
    List<ProbedModel> alone = new ArrayList<>();
    Shape shape = IMAGE;
    int next = 0;
    for (Layer layer : layers) {
      ProbedModel model = new ProbedModel(shape, batch, List.of(layer));
      for (Parameter parameter : model.parameters()) {
        ProbedModel.set(parameter, together.parameters().get(next++).data().data());
      }
      alone.add(model);
      shape = layer.outputShape(List.of(shape));
    }
    return alone;
  }

  /** The last batch of an epoch: what lies behind its samples must not count. */
  @Test
  void fewerSamplesGiveTheSameAsAPlanMadeForThem() {
    SplittableRandom random = TestSeed.random();
    Network model = Network.sequential(IMAGE, CONVNET, 1);
    Plan large = new Plan(model, 37, new Workers(1));
    Plan small = new Plan(model, 9, new Workers(1));
    run(large, 37, random); // leaves values and gradients of a full batch behind
    Gradients.clear(model);
    float[] x = TestSeed.floats(random, 9 * IMAGE.size());
    float[] outputGradient = TestSeed.floats(random, 9 * 4);

    float[] expectedOutput = run(small, 9, x, outputGradient);
    List<float[]> expected = Gradients.take(model);
    float[] output = run(large, 9, x, outputGradient);
    List<float[]> gradients = Gradients.take(model);

    assertClose(expectedOutput, output, "output");
    for (int i = 0; i < expected.size(); i++) {
      assertClose(expected.get(i), gradients.get(i), model.parameters().get(i).toString());
    }
  }

  @Test
  void backwardAddsToTheGradients() {
    SplittableRandom random = TestSeed.random();
    Network model = Network.sequential(IMAGE, CONVNET, 1);
    Plan plan = new Plan(model, 9, new Workers(1));
    run(plan, 9, random);
    List<float[]> once = Gradients.take(model);
    plan.backward();
    plan.backward();
    List<float[]> twice = Gradients.take(model);
    for (int i = 0; i < once.size(); i++) {
      for (int j = 0; j < once.get(i).length; j++) {
        once.get(i)[j] *= 2;
      }
      assertClose(once.get(i), twice.get(i), model.parameters().get(i).toString());
    }
  }

  private static void run(Plan plan, int n, SplittableRandom random) {
    run(
        plan,
        n,
        TestSeed.floats(random, plan.input().shape().size()),
        TestSeed.floats(random, plan.output().shape().size()));
  }

  private static float[] run(Plan plan, int n, float[] x, float[] outputGradient) {
    System.arraycopy(x, 0, plan.input().data(), 0, x.length);
    System.arraycopy(outputGradient, 0, plan.outputGradient().data(), 0, outputGradient.length);
    plan.forwardTraining(n, 0);
    float[] output = Arrays.copyOf(plan.output().data(), outputGradient.length);
    plan.backward();
    return output;
  }

  private static void assertClose(float[] expected, float[] actual, String name) {
    float largest = 0;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertArrayEquals(expected, actual, 1e-5f * largest, name);
  }

  /** All gradients of a model. */
  private static final class Gradients {
    static List<float[]> take(Network model) {
      List<float[]> taken =
          model.parameters().stream().map(p -> p.gradient().data().clone()).toList();
      clear(model);
      return taken;
    }

    static void clear(Network model) {
      model.parameters().forEach(p -> Arrays.fill(p.gradient().data(), 0));
    }
  }
}
