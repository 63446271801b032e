package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.loss.Penalty;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A layer and the nodes that it reads: a description of a value in a graph. Nodes hold no
 * parameters; a {@link Network} makes them. A node never changes: what changes one returns another.
 *
 * <pre>
 * Node x = Node.input(Shape.of(32, 32, 3)).then(new Conv2d(16, 3, 1, Padding.SAME), Activation.RELU);
 * Node y = x.then(new Conv2d(16, 3, 1, Padding.SAME), Activation.RELU);
 * Network network = new Network(Node.of(new Add(), x, y).then(new Flatten(), new Dense(10)), seed);
 * </pre>
 */
public final class Node {
  private final LayerUse use;
  private final List<Node> inputs;
  private final Shape shape;
  private final String name;
  private final boolean frozen;
  private final Map<Integer, Penalty> penalties;

  private Node(
      LayerUse use,
      List<Node> inputs,
      Shape shape,
      String name,
      boolean frozen,
      Map<Integer, Penalty> penalties) {
    this.use = use;
    this.inputs = inputs;
    this.shape = shape;
    this.name = name;
    this.frozen = frozen;
    this.penalties = penalties;
  }

  private Node(LayerUse use, List<Node> inputs) {
    this(use, inputs, use.layer().outputShape(shapes(inputs)), "", false, Map.of());
  }

  /** What a network reads: samples of a shape. */
  public static Node input(Shape sampleShape) {
    return new Node(null, List.of(), sampleShape, "", false, Map.of());
  }

  /**
   * A layer that reads some nodes.
   *
   * @throws IllegalArgumentException if it cannot read them
   */
  public static Node of(Layer layer, Node... inputs) {
    return of(layer, List.of(inputs));
  }

  /**
   * A layer that reads some nodes.
   *
   * @throws IllegalArgumentException if it cannot read them
   */
  public static Node of(Layer layer, List<Node> inputs) {
    return new Node(new LayerUse(layer, null), List.copyOf(inputs));
  }

  /**
   * Layers in a row that begins with this node: the node of the last.
   *
   * @throws IllegalArgumentException if one of them cannot read what comes before it
   */
  public Node then(Layer... layers) {
    return then(List.of(layers));
  }

  /**
   * Layers in a row that begins with this node: the node of the last.
   *
   * @throws IllegalArgumentException if one of them cannot read what comes before it
   */
  public Node then(List<? extends Layer> layers) {
    Node last = this;
    for (Layer layer : layers) {
      last = of(layer, last);
    }
    return last;
  }

  /**
   * A whole network that reads this node, node by node. Its parameters are the network's own, so
   * that what is learned here is learned there.
   *
   * @throws IllegalArgumentException if the network expects another shape
   */
  public Node then(Network network) {
    if (!network.inputShape().equals(shape)) {
      throw new IllegalArgumentException(
          "the network expects samples of shape %s, got %s".formatted(network.inputShape(), shape));
    }
    Map<Node, Node> copies = new HashMap<>();
    for (Node node : network.nodes()) {
      List<Node> read = node.inputs.stream().map(copies::get).toList();
      copies.put(
          node,
          node.isInput()
              ? this
              : new Node(
                  network.adopted(node), read, node.shape, node.name, node.frozen, node.penalties));
    }
    return copies.get(network.output());
  }

  /**
   * The same layer with the same parameters once more, reading other nodes.
   *
   * @throws IllegalArgumentException if it cannot read them
   */
  public Node again(Node... otherInputs) {
    requireLayer();
    List<Node> read = List.of(otherInputs);
    Shape outputShape = use.layer().outputShape(shapes(read));
    return new Node(use, read, outputShape, name, frozen, penalties);
  }

  /** This node with parameters that are not learned, and statistics that stay as they are. */
  public Node frozen() {
    requireLayer();
    return new Node(use, inputs, shape, name, true, penalties);
  }

  /** This node under a name, for messages and files. */
  public Node named(String newName) {
    return new Node(use, inputs, shape, newName, frozen, penalties);
  }

  /**
   * This node with a penalty on one of its parameters, which training adds to the loss.
   *
   * @param parameter which of those that the layer creates, counted from 0
   */
  public Node penalized(int parameter, Penalty penalty) {
    requireLayer();
    Map<Integer, Penalty> all = new HashMap<>(penalties);
    all.put(parameter, penalty);
    return new Node(use, inputs, shape, name, frozen, Map.copyOf(all));
  }

  private void requireLayer() {
    if (isInput()) {
      throw new IllegalArgumentException("an input has no layer and no parameters");
    }
  }

  /** Whether this is what a network reads, not what a layer makes. */
  public boolean isInput() {
    return use == null;
  }

  /** The layer; null for an input. */
  public Layer layer() {
    return isInput() ? null : use.layer();
  }

  /** The nodes that the layer reads, in its order. */
  public List<Node> inputs() {
    return inputs;
  }

  /** The shape of one sample. */
  public Shape shape() {
    return shape;
  }

  /** The name given; empty for none. */
  public String name() {
    return name;
  }

  /** Whether the parameters are not learned. */
  public boolean isFrozen() {
    return frozen;
  }

  /** The penalties on parameters, by the parameter's index. */
  public Map<Integer, Penalty> penalties() {
    return penalties;
  }

  /** What this node has in common with all that have the same parameters; null for an input. */
  public LayerUse use() {
    return use;
  }

  static List<Shape> shapes(List<Node> nodes) {
    List<Shape> shapes = new ArrayList<>();
    nodes.forEach(node -> shapes.add(node.shape));
    return shapes;
  }

  /** The name or else the layer, and the shape. */
  @Override
  public String toString() {
    String what = isInput() ? "input" : use.layer().toString();
    return (name.isEmpty() ? what : name + ": " + what) + " -> " + shape;
  }
}
