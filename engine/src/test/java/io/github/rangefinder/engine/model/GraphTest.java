package io.github.rangefinder.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.Add;
import io.github.rangefinder.engine.layer.BatchNormalization;
import io.github.rangefinder.engine.layer.Concatenate;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Dense;
import io.github.rangefinder.engine.layer.Flatten;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.LearnedInput;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Multiply;
import io.github.rangefinder.engine.layer.Padding;
import io.github.rangefinder.engine.layer.Reshape;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Graphs that are no chains: branches, shared layers, frozen ones, views, networks in networks. */
@ExtendWith(TestSeed.class)
class GraphTest {
  private static final int BATCH = 11;
  private static final Shape ROW = Shape.of(6);
  private static final Shape IMAGE = Shape.of(6, 5, 2);
  private static final float H = 0x1p-7f;

  private final SplittableRandom random = TestSeed.random();

  static Stream<Arguments> graphs() {
    Conv2d same = new Conv2d(2, 3, 1, Padding.SAME);
    return Stream.of(
        graph(
            "residual",
            IMAGE,
            x -> Node.of(new Add(), x, x.then(same, Activation.TANH, same)).then(new Flatten())),
        graph("read twice by one", ROW, x -> Node.of(new Multiply(), x, x)),
        graph(
            "inception",
            IMAGE,
            x ->
                Node.of(new Concatenate(), x.then(new Conv2d(3, 1)), x.then(same), x)
                    .then(new Flatten())),
        graph("shared dense", ROW, GraphTest::sharedTwice),
        graph(
            "views of one value",
            IMAGE,
            x -> {
              Node y = x.then(Activation.TANH);
              return Node.of(
                  new Concatenate(),
                  y.then(new Flatten()),
                  y.then(new Reshape(Shape.of(60)), Activation.SIGMOID),
                  y.then(new Reshape(Shape.of(10, 6)), new Flatten(), new Dense(3)));
            }),
        graph(
            "a branch read by shards and by a batch op",
            ROW,
            x -> {
              Node y = x.then(new Dense(6), Activation.TANH);
              return Node.of(new Add(), y.then(new BatchNormalization()), y, x);
            }));
  }

  private static Node sharedTwice(Node x) {
    Node dense = x.then(new Dense(6));
    return Node.of(new Add(), x, dense.again(dense.then(Activation.TANH)));
  }

  private static Arguments graph(String name, Shape sample, Function<Node, Node> of) {
    return Arguments.of(name, sample, of);
  }

  /** By central differences of fourth order; these graphs have no kinks. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("graphs")
  void gradientsAreThoseOfForward(String name, Shape sample, Function<Node, Node> of) {
    Node in = Node.input(sample).then(new LearnedInput(BATCH));
    Network network = new Network(of.apply(in), 1);
    Plan plan = new Plan(network, BATCH, new Workers(1));
    Projected projected = new Projected(network, plan, random);
    List<float[]> gradients = projected.gradients();
    for (int p = 0; p < gradients.size(); p++) {
      // The first parameter is the learned input, whose data stands in the plan.
      float[] x = p == 0 ? plan.input().data() : network.parameters().get(p).data().data();
      float largest = largest(gradients.get(p));
      assertTrue(largest > 0);
      for (int i : random.ints(12, 0, x.length).toArray()) {
        assertEquals(
            projected.difference(x, i), gradients.get(p)[i], 1e-3 * largest, name + " " + p);
      }
    }
  }

  private static float largest(float[] x) {
    float largest = 0;
    for (float value : x) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  /** The output weighed with random numbers and summed. */
  private static final class Projected {
    private final Network network;
    private final Plan plan;
    private final float[] weights;

    Projected(Network network, Plan plan, SplittableRandom random) {
      this.network = network;
      this.plan = plan;
      weights = TestSeed.floats(random, plan.output().shape().size());
      float[] x = TestSeed.floats(random, plan.input().shape().size());
      System.arraycopy(x, 0, plan.input().data(), 0, x.length);
    }

    List<float[]> gradients() {
      network.parameters().forEach(p -> Arrays.fill(p.gradient().data(), 0));
      plan.forwardTraining(BATCH, 0);
      System.arraycopy(weights, 0, plan.outputGradient().data(), 0, weights.length);
      plan.backward();
      return network.parameters().stream().map(p -> p.gradient().data().clone()).toList();
    }

    private double sum() {
      plan.forwardTraining(BATCH, 0);
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += (double) weights[i] * plan.output().data()[i];
      }
      return sum;
    }

    double difference(float[] x, int i) {
      float at = x[i];
      double[] f = new double[5];
      for (int k = -2; k <= 2; k++) {
        x[i] = at + k * H;
        f[k + 2] = sum();
      }
      x[i] = at;
      return (8 * (f[3] - f[1]) - (f[4] - f[0])) / (12 * H);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("graphs")
  void threadsDoNotMatter(String name, Shape sample, Function<Node, Node> of) {
    List<List<float[]>> all = new ArrayList<>();
    for (int threads : new int[] {1, 2, 3}) {
      try (Workers workers = new Workers(threads)) {
        Node in = Node.input(sample).then(new LearnedInput(BATCH));
        Network network = new Network(of.apply(in), 1);
        Plan plan = new Plan(network, BATCH, workers);
        all.add(new Projected(network, plan, TestSeed.random()).gradients());
      }
    }
    for (List<float[]> other : all) {
      for (int i = 0; i < other.size(); i++) {
        assertArrayEquals(all.get(0).get(i), other.get(i), name);
      }
    }
  }

  @Test
  void nodesThatShareALayerHaveItsParametersOnce() {
    Network network = new Network(sharedTwice(Node.input(ROW)), 1);
    assertEquals(2, network.parameters().size());
    Node last = network.output().inputs().get(1);
    Node first = last.inputs().get(0).inputs().get(0);
    assertSame(first.use(), last.use());
    assertSame(network.parameters(first).get(0), network.parameters(last).get(0));
  }

  @Test
  void nodesCanShareALayerOnlyIfItNeedsTheSameParameters() {
    Node dense = Node.input(ROW).then(new Dense(3));
    Node again = dense.again(dense);
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Network(again, 1)).getMessage();
    assertTrue(message.contains("[(6, 3), (3)]") && message.contains("[(3, 3), (3)]"), message);
  }

  @Test
  void onlyOneInputIsAllowed() {
    Node two = Node.of(new Add(), Node.input(ROW), Node.input(ROW));
    assertThrows(IllegalArgumentException.class, () -> new Network(two, 1));
  }

  @Test
  void mergeOfShapesThatDoNotFitNamesThem() {
    Node x = Node.input(ROW);
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> Node.of(new Add(), x, x.then(new Dense(5))))
            .getMessage();
    assertTrue(message.contains("[(6), (5)]"), message);
    assertThrows(IllegalArgumentException.class, () -> Node.of(new Dense(3), x, x));
  }

  @Test
  void whatIsFrozenIsNotLearnedAndTheRestIs() {
    Node frozen = Node.input(ROW).then(new Dense(4)).frozen().named("first");
    Network network = new Network(frozen.then(Activation.TANH, new Dense(3)), 1);
    assertEquals(2, network.parameters().size());
    assertEquals(4, network.allParameters().size());
    assertNull(network.allParameters().get(0).gradient());
    assertEquals("first: " + new Dense(4) + " -> (4)", frozen.toString());

    Network free = Network.sequential(ROW, List.of(new Dense(4), Activation.TANH, new Dense(3)), 1);
    for (Network each : List.of(network, free)) {
      new Projected(each, new Plan(each, BATCH, new Workers(1)), TestSeed.random()).gradients();
    }
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(
          free.parameters().get(i + 2).gradient().data(),
          network.parameters().get(i).gradient().data());
    }
  }

  @Test
  void frozenBatchNormalizationTakesItsInferenceForm() {
    Node in = Node.input(ROW).then(new LearnedInput(BATCH));
    Network network = new Network(in.then(new BatchNormalization()).frozen(), 1);
    for (Parameter parameter : network.allParameters().subList(1, 5)) {
      float[] drawn = TestSeed.floats(random, 6);
      for (int c = 0; c < 6; c++) {
        parameter.data().data()[c] = 1.5f + drawn[c];
      }
    }
    Plan plan = new Plan(network, BATCH, new Workers(1));
    Projected projected = new Projected(network, plan, random);
    List<float[]> before = network.snapshot().values();
    float[] gradient = projected.gradients().get(0);
    float[] trained = plan.output().data().clone();
    plan.forward(BATCH);
    assertArrayEquals(plan.output().data(), trained);
    for (int i = 0; i < before.size(); i++) {
      assertArrayEquals(before.get(i), network.snapshot().values().get(i));
    }
    for (int i = 0; i < gradient.length; i++) {
      assertEquals(projected.difference(plan.input().data(), i), gradient[i], 1e-3);
    }
  }

  @Test
  void networkInANetworkIsFlattenedAndKeepsItsParameters() {
    Network inner = Network.sequential(ROW, List.of(new Dense(6), Activation.TANH), 3);
    Node in = Node.input(ROW).then(new Dense(6));
    Node once = in.then(inner);
    Network outer = new Network(Node.of(new Add(), once, once.then(inner)), 4);
    assertEquals(4, outer.parameters().size());
    assertTrue(outer.parameters().containsAll(inner.parameters()));
    List<Layer> layers = outer.layers();
    assertEquals(2, layers.stream().filter(Activation.TANH::equals).count());
    assertEquals(3, layers.stream().filter(new Dense(6)::equals).count());
    assertThrows(
        IllegalArgumentException.class, () -> Node.input(IMAGE).then(inner), "another shape");
  }

  /** What two ops read must be made, so nothing behind it may be fused into what makes it. */
  @Test
  void valueWithTwoReadersIsNotFusedAway() {
    Node convolved = Node.input(IMAGE).then(new Conv2d(3, 3));
    Node pooled = convolved.then(Activation.RELU, new MaxPool2d(2)).then(new Flatten());
    Node twice = Node.of(new Concatenate(), pooled, convolved.then(new Flatten()));
    Plan plan = new Plan(new Network(twice, 1), BATCH, new Workers(1));
    assertTrue(plan.toString().lines().findFirst().orElseThrow().endsWith("(11, 4, 3, 3)"));
    assertFalse(plan.toString().lines().findFirst().orElseThrow().contains("RELU"));
  }

  @Test
  void deepGraphsAreNoProblem() {
    Node node = Node.input(ROW);
    for (int i = 0; i < 5000; i++) {
      node = node.then(Activation.TANH);
    }
    assertEquals(5001, new Network(node, 1).nodes().size());
  }
}
