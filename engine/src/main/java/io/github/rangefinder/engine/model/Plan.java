package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.kernel.DropoutMask;
import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.BatchPass;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Pass;
import io.github.rangefinder.engine.layer.ShardPass;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How batches of at most a fixed size run through a {@link Sequential}: made once, with all
 * buffers.
 *
 * <p>Two decisions are made here and nowhere else:
 *
 * <ul>
 *   <li>what runs fused: a convolution with the ReLU and the max-pooling right behind it, and a
 *       softmax at the very end with the loss, which is taken from the logits;
 *   <li>what runs shard by shard: passes that treat each sample by itself and stand in a row form
 *       one {@link ShardStage}, so that a shard stays in cache from one to the next.
 * </ul>
 */
public final class Plan {
  private final long seed;
  private final Workers workers;
  private final Tensor input;
  private final Tensor output;
  private final Tensor outputGradient;
  private final List<Stage> stages;
  private final List<Planned> planned;

  /** A pass and the layers that it runs. */
  private record Planned(Pass pass, List<Layer> layers, boolean learns) {
    @Override
    public String toString() {
      String names = layers.stream().map(Layer::toString).collect(Collectors.joining(" + "));
      return names + " -> " + pass.output().shape();
    }
  }

  /**
   * A plan for batches of up to {@code batchSize} samples.
   *
   * @throws IllegalArgumentException if a buffer would need more floats than an array can hold
   */
  public Plan(Sequential model, int batchSize, Workers workers) {
    seed = model.seed();
    this.workers = workers;
    input = new Tensor(model.inputShape().withBatch(batchSize));
    planned = createPasses(model);
    output = planned.isEmpty() ? input : planned.get(planned.size() - 1).pass().output();
    outputGradient = new Tensor(output.shape());
    bindGradients();
    stages = createStages();
  }

  private List<Planned> createPasses(Sequential model) {
    List<Layer> layers = model.layers();
    List<Planned> passes = new ArrayList<>();
    Tensor current = input;
    for (int i = 0; i < layers.size(); ) {
      int first = i;
      Layer layer = layers.get(i++);
      List<Parameter> parameters = model.parameters(first);
      Pass pass;
      if (layer instanceof Softmax && i == layers.size()) {
        break;
      } else if (layer instanceof Conv2d convolution) {
        boolean relu = i < layers.size() && layers.get(i) == Activation.RELU;
        i += relu ? 1 : 0;
        int pool = i < layers.size() ? poolWithoutOverlap(layers.get(i)) : 1;
        i += pool > 1 ? 1 : 0;
        pass = convolution.createPass(current, parameters, relu, pool);
      } else {
        pass = layer.createPass(current, parameters);
      }
      boolean learns = parameters.stream().anyMatch(Parameter::isLearned);
      passes.add(new Planned(pass, layers.subList(first, i), learns));
      current = pass.output();
    }
    return passes;
  }

  private static int poolWithoutOverlap(Layer layer) {
    return layer instanceof MaxPool2d pool ? pool.window().tile() : 1;
  }

  /** Backward ends at the first pass that learns, whose input gradient nobody needs. */
  private void bindGradients() {
    int first = 0;
    while (first < planned.size() && !planned.get(first).learns()) {
      first++;
    }
    Tensor gradient = outputGradient;
    for (int i = planned.size() - 1; i >= first; i--) {
      Pass pass = planned.get(i).pass();
      pass.bindGradients(gradient, i > first);
      gradient = pass.inputGradient();
    }
  }

  private List<Stage> createStages() {
    List<Stage> stages = new ArrayList<>();
    List<ShardPass> row = new ArrayList<>();
    for (Planned step : planned) {
      if (step.pass() instanceof ShardPass shardPass) {
        row.add(shardPass);
        continue;
      }
      addRow(row, stages);
      stages.add(new BatchStage((BatchPass) step.pass(), workers));
    }
    addRow(row, stages);
    return List.copyOf(stages);
  }

  private void addRow(List<ShardPass> row, List<Stage> stages) {
    if (!row.isEmpty()) {
      stages.add(new ShardStage(row, workers));
      row.clear();
    }
  }

  /** Where the samples go, (batchSize, …). */
  public Tensor input() {
    return input;
  }

  /** What the last layer makes of them; a softmax at the end is left out: these are the logits. */
  public Tensor output() {
    return output;
  }

  /** Where the gradient of the loss with respect to {@link #output} goes. */
  public Tensor outputGradient() {
    return outputGradient;
  }

  /** Runs the first n samples of {@link #input} forward, every layer in its inference form. */
  public void forward(int n) {
    forward(n, false, 0);
  }

  /**
   * Runs the first n samples of {@link #input} forward as a step of training: with dropout, and
   * with each batch normalised by itself.
   *
   * @param step counted from 0; decides, with the model's seed, what is dropped
   */
  public void forwardTraining(int n, long step) {
    forward(n, true, step);
  }

  private void forward(int n, boolean training, long step) {
    for (int i = 0; i < planned.size(); i++) {
      planned.get(i).pass().begin(training, DropoutMask.key(seed, i, step), workers.threads());
    }
    for (int i = 0; i < stages.size(); i++) {
      stages.get(i).forward(n);
    }
  }

  /**
   * Runs the first n rows of {@link #outputGradient} back through a step of training and adds to
   * the parameters' gradients.
   */
  public void backward(int n) {
    for (int i = stages.size() - 1; i >= 0; i--) {
      stages.get(i).backward(n);
    }
  }

  /** One line for each pass: the layers it runs and the shape it makes. */
  @Override
  public String toString() {
    return planned.stream().map(Planned::toString).collect(Collectors.joining("\n"));
  }
}
