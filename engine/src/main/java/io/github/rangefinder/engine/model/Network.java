package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A graph of layers with the parameters that they learn: one input, one output, and in between any
 * number of branches. Layers in a row are its simplest case.
 */
public final class Network {
  private final Node output;
  private final List<Node> nodes;
  private final Node input;
  private final Map<LayerUse, List<Parameter>> ofUse = new IdentityHashMap<>();
  private final Map<LayerUse, LayerUse> adopted = new IdentityHashMap<>();
  private final List<Parameter> allParameters;
  private final List<Parameter> parameters;
  private final List<PenalizedParameter> penalized;
  private final long seed;

  /** The data of all parameters, statistics too, at one time; never changes. */
  public static final class Snapshot {
    private final List<float[]> values;

    private Snapshot(List<float[]> values) {
      this.values = values;
    }

    /** The values, one for each of {@link #allParameters}; not to be written to. */
    public List<float[]> values() {
      return values;
    }
  }

  /**
   * A network with fresh parameters; the same seed gives the same bits.
   *
   * @param output the node that the network computes, from one input
   * @throws IllegalArgumentException if there is no layer or not one input, or if two nodes that
   *     share parameters need different ones
   */
  public Network(Node output, long seed) {
    this.output = output;
    this.seed = seed;
    this.nodes = NodeOrder.of(output);
    this.input = onlyInput(nodes);
    if (output.isInput()) {
      throw new IllegalArgumentException("a network needs at least one layer, got none");
    }
    NodeParameters created = new NodeParameters(nodes, new SplittableRandom(seed));
    this.ofUse.putAll(created.ofUse());
    this.allParameters = created.all();
    this.parameters = allParameters.stream().filter(Parameter::isLearned).toList();
    this.penalized = created.penalized();
    ofUse.forEach((use, own) -> adopted.put(use, new LayerUse(use.layer(), own)));
  }

  /**
   * Layers in a row.
   *
   * @param inputShape the shape of one sample
   * @throws IllegalArgumentException if there is no layer or a layer cannot read what comes before
   *     it
   */
  public static Network sequential(Shape inputShape, List<? extends Layer> layers, long seed) {
    return new Network(Node.input(inputShape).then(layers), seed);
  }

  private static Node onlyInput(List<Node> nodes) {
    List<Node> inputs = nodes.stream().filter(Node::isInput).toList();
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(
          "a network has one input, got " + inputs.size() + ": " + inputs);
    }
    return inputs.get(0);
  }

  /** The node that the network computes. */
  public Node output() {
    return output;
  }

  /** All nodes, each behind those that it reads; the input first. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The layers of all nodes in their order, without the input. */
  public List<Layer> layers() {
    return nodes.stream().filter(node -> !node.isInput()).map(Node::layer).toList();
  }

  /** The shape of one sample. */
  public Shape inputShape() {
    return input.shape();
  }

  /** The shape of one sample's output. */
  public Shape outputShape() {
    return output.shape();
  }

  /** What decided the fresh parameters, and decides what a step of training draws. */
  public long seed() {
    return seed;
  }

  /** All that is learned, node by node, kernel before bias; what nodes share stands once. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** {@link #parameters} and, in their layers' places, what is not learned; in Keras's order. */
  public List<Parameter> allParameters() {
    return allParameters;
  }

  /** All parameters of one node, statistics too; none for an input. */
  public List<Parameter> parameters(Node node) {
    return node.isInput() ? List.of() : ofUse.get(node.use());
  }

  /** The parameters that training adds a penalty for. */
  public List<PenalizedParameter> penalized() {
    return penalized;
  }

  /** A use of a node's layer with the parameters that it has in this network. */
  LayerUse adopted(Node node) {
    return adopted.get(node.use());
  }

  /** A copy of the data of all parameters. */
  public Snapshot snapshot() {
    return new Snapshot(allParameters.stream().map(p -> p.data().data().clone()).toList());
  }

  /**
   * A snapshot of given values, as a file may hold them.
   *
   * @param values for each of {@link #allParameters} an array, which is not copied
   * @throws IllegalArgumentException if they are not as many as the parameters, or not as long
   */
  public Snapshot snapshotOf(List<float[]> values) {
    Snapshot snapshot = new Snapshot(List.copyOf(values));
    requireFitting(snapshot);
    return snapshot;
  }

  /**
   * Sets the data of all parameters to those of a snapshot.
   *
   * @throws IllegalArgumentException if it was taken of a network with other parameters
   */
  public void restore(Snapshot snapshot) {
    requireFitting(snapshot);
    for (int i = 0; i < allParameters.size(); i++) {
      float[] data = allParameters.get(i).data().data();
      System.arraycopy(snapshot.values.get(i), 0, data, 0, data.length);
    }
  }

  private void requireFitting(Snapshot snapshot) {
    boolean fits = snapshot.values.size() == allParameters.size();
    for (int i = 0; fits && i < allParameters.size(); i++) {
      fits = snapshot.values.get(i).length == allParameters.get(i).data().data().length;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "the snapshot was taken of another network than one with parameters " + allParameters);
    }
  }

  /** One line for each node, and how many numbers are learned. */
  @Override
  public String toString() {
    long learned = parameters.stream().mapToLong(p -> p.data().shape().size()).sum();
    return nodes.stream().map(Node::toString).collect(Collectors.joining("\n"))
        + "\n"
        + learned
        + " learned numbers in "
        + parameters.size()
        + " parameters";
  }
}
