package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.kernel.CounterRandom;
import io.github.rangefinder.engine.layer.BatchOp;
import io.github.rangefinder.engine.layer.HalvesOp;
import io.github.rangefinder.engine.layer.Op;
import io.github.rangefinder.engine.layer.Place;
import io.github.rangefinder.engine.layer.Step;
import io.github.rangefinder.engine.layer.ViewLayer;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.engine.tensor.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How batches of at most a fixed size run through a {@link Network}: all values and all ops, made
 * once. A step walks the ops forward, and back from the last to the first.
 *
 * <p>What runs fused is {@link Fusion}'s choice. Ops that treat each sample by itself and stand in
 * a row run shard by shard: {@link Shards}. A gradient is cleared right before the first op that
 * adds to it, which is the last op that reads its value.
 */
public final class Plan {
  private final Network network;
  private final Workers workers;
  private final int batchSize;
  private final List<PlannedOp> planned;
  private final Map<Node, Value> values = new IdentityHashMap<>();
  private final Node inputNode;
  private final Value output;
  private final Tensor outputGradient;
  private final Op[] ops;
  private final Stage[] stages;
  private final Step step = new Step();
  private final GradientClearing clearing;

  /**
   * A plan for batches of up to {@code batchSize} samples.
   *
   * @throws IllegalArgumentException if a buffer would need more floats than an array can hold
   */
  public Plan(Network network, int batchSize, Workers workers) {
    this.network = network;
    this.workers = workers;
    this.batchSize = batchSize;
    this.planned = Fusion.plan(network);
    this.clearing = new GradientClearing(workers);
    this.inputNode = network.nodes().stream().filter(Node::isInput).findFirst().orElseThrow();
    createValues();
    this.output = values.get(Ending.logits(network.output()));
    this.outputGradient =
        output.gradient() != null ? output.gradient() : new Tensor(output.shape());
    List<PlacedOp> placed = createOps();
    this.ops = placed.stream().map(PlacedOp::op).toArray(Op[]::new);
    this.stages = createStages(placed).toArray(new Stage[0]);
  }

  /** A value has a gradient where something that it depends on is learned. */
  private void createValues() {
    values.put(inputNode, Value.zeros(inputNode.shape().withBatch(batchSize), false));
    for (PlannedOp op : planned) {
      List<Value> inputs = inputs(op);
      Shape shape = op.last().shape().withBatch(batchSize);
      boolean learns =
          inputs.stream().anyMatch(input -> input.gradient() != null)
              || network.parameters(op.first()).stream().anyMatch(Parameter::isLearned);
      Value value =
          op.layer() instanceof ViewLayer
              ? inputs.get(0).reshape(shape)
              : Value.zeros(shape, learns);
      values.put(op.last(), value);
    }
  }

  private List<Value> inputs(PlannedOp op) {
    return op.first().inputs().stream().map(values::get).toList();
  }

  /** From the last op to the first, as they run backward. */
  private List<PlacedOp> createOps() {
    List<PlacedOp> placed = new ArrayList<>();
    Map<Node, Integer> positions = positions();
    Set<float[]> added = Collections.newSetFromMap(new IdentityHashMap<>());
    added.add(outputGradient.data()); // by the loss, which overwrites
    for (int i = planned.size() - 1; i >= 0; i--) {
      PlannedOp op = planned.get(i);
      Node first = op.first();
      Place place =
          new Place(
              inputs(op),
              values.get(op.last()),
              network.parameters(first),
              workers,
              CounterRandom.bits(network.seed(), positions.get(first)),
              first.isFrozen());
      List<Value> cleared = new ArrayList<>();
      for (Value input : place.inputs()) {
        if (input.gradient() != null && added.add(input.gradient().data())) {
          cleared.add(input);
        }
      }
      placed.add(new PlacedOp(op.layer().createOp(place), place, cleared));
    }
    Collections.reverse(placed);
    return placed;
  }

  private Map<Node, Integer> positions() {
    Map<Node, Integer> positions = new IdentityHashMap<>();
    network.nodes().forEach(node -> positions.put(node, positions.size()));
    return positions;
  }

  private List<Stage> createStages(List<PlacedOp> placed) {
    List<Stage> made = new ArrayList<>();
    List<PlacedOp> row = new ArrayList<>();
    for (PlacedOp next : placed) {
      if (next.op() instanceof BatchOp batchOp) {
        addRow(row, made);
        made.add(new Stage(batchOp, next.cleared().toArray(new Value[0]), next.hasBackward()));
      } else if (next.op() instanceof HalvesOp halves) {
        row.add(new PlacedOp(halves.first(), next.place(), next.cleared()));
        addRow(row, made);
        row.add(new PlacedOp(halves.second(), next.place(), List.of()));
      } else {
        row.add(next);
      }
    }
    addRow(row, made);
    return made;
  }

  private void addRow(List<PlacedOp> row, List<Stage> made) {
    if (!row.isEmpty()) {
      boolean hasBackward = row.stream().anyMatch(PlacedOp::hasBackward);
      made.add(new Stage(new Shards(row, workers), new Value[0], hasBackward));
      row.clear();
    }
  }

  /** Where the samples go, (batchSize, …). */
  public Tensor input() {
    return values.get(inputNode).data();
  }

  /** What the last layer makes of them, without a softmax or sigmoid at the end: {@link Ending}. */
  public Tensor output() {
    return output.data();
  }

  /** Where the gradient of the loss with respect to {@link #output} goes. */
  public Tensor outputGradient() {
    return outputGradient;
  }

  /** Runs the first n samples of {@link #input} forward, every layer in its inference form. */
  public void forward(int n) {
    step.begin(n, false, 0);
    for (Stage stage : stages) {
      stage.op().forward(step);
    }
  }

  /**
   * Runs the first n samples of {@link #input} forward as a step of training: with dropout, and
   * with each batch normalised by itself.
   *
   * @param number of the step, counted from 0; decides, with the network's seed, what is dropped
   */
  public void forwardTraining(int n, long number) {
    step.begin(n, true, number);
    for (Stage stage : stages) {
      stage.op().forward(step);
    }
  }

  /** What ops add to the mean loss of the last batch: their penalties on their own activity. */
  public double penalty() {
    double sum = 0;
    for (Op op : ops) {
      sum += op.penalty(step);
    }
    return sum;
  }

  /**
   * Runs the rows of {@link #outputGradient}, as many as the last {@link #forwardTraining} had,
   * back and adds to the parameters' gradients.
   */
  public void backward() {
    for (int i = stages.length - 1; i >= 0; i--) {
      Stage stage = stages[i];
      for (Value value : stage.cleared()) {
        clearing.clear(value, step.samples());
      }
      if (stage.hasBackward()) {
        stage.op().backward(step);
      }
    }
  }

  /** One line for each op: the layers it runs and the shape it makes. */
  @Override
  public String toString() {
    return planned.stream()
        .map(op -> op + " -> " + values.get(op.last()).shape())
        .collect(Collectors.joining("\n"));
  }
}
