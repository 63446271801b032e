package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.layer.Activation;
import io.github.rangefinder.engine.layer.BatchPass;
import io.github.rangefinder.engine.layer.Conv2d;
import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.MaxPool2d;
import io.github.rangefinder.engine.layer.Pass;
import io.github.rangefinder.engine.layer.ShardPass;
import io.github.rangefinder.engine.layer.Softmax;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

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
  private final Tensor input;
  private final Tensor output;
  private final Tensor outputGradient;
  private final List<Stage> stages;
  private final List<String> description = new ArrayList<>();
  private Pass firstLearning;

  /**
   * A plan for batches of up to {@code batchSize} samples.
   *
   * @throws IllegalArgumentException if a buffer would need more floats than an array can hold
   */
  public Plan(Sequential model, int batchSize, Workers workers) {
    input = new Tensor(model.inputShape().withBatch(batchSize));
    List<Pass> passes = createPasses(model);
    output = passes.isEmpty() ? input : passes.get(passes.size() - 1).output();
    outputGradient = new Tensor(output.shape());
    bindGradients(passes);
    stages = stages(passes, workers);
  }

  private List<Pass> createPasses(Sequential model) {
    List<Layer> layers = model.layers();
    List<Pass> passes = new ArrayList<>();
    Tensor current = input;
    for (int i = 0; i < layers.size(); ) {
      int first = i;
      Layer layer = layers.get(i++);
      Pass pass;
      if (layer instanceof Softmax && i == layers.size()) {
        continue;
      } else if (layer instanceof Conv2d convolution) {
        boolean relu = i < layers.size() && layers.get(i) == Activation.RELU;
        i += relu ? 1 : 0;
        int pool = i < layers.size() ? poolWithoutOverlap(layers.get(i)) : 1;
        i += pool > 1 ? 1 : 0;
        pass = convolution.createPass(current, model.parameters(first), relu, pool);
      } else {
        pass = layer.createPass(current, model.parameters(first));
      }
      if (firstLearning == null && !model.parameters(first).isEmpty()) {
        firstLearning = pass;
      }
      description.add(describe(layers.subList(first, i), pass));
      passes.add(pass);
      current = pass.output();
    }
    return passes;
  }

  private static int poolWithoutOverlap(Layer layer) {
    return layer instanceof MaxPool2d pool && pool.stride() == pool.pool() ? pool.pool() : 1;
  }

  private static String describe(List<Layer> layers, Pass pass) {
    List<String> names = new ArrayList<>();
    for (Layer layer : layers) {
      names.add(layer.toString());
    }
    return String.join(" + ", names) + " -> " + pass.output().shape();
  }

  /** An input gradient is needed by whatever has something to learn before it. */
  private void bindGradients(List<Pass> passes) {
    Tensor gradient = outputGradient;
    int first = passes.indexOf(firstLearning);
    for (int i = passes.size() - 1; i >= Math.max(first, 0); i--) {
      passes.get(i).bindGradients(gradient, i > first);
      gradient = passes.get(i).inputGradient();
    }
  }

  private static List<Stage> stages(List<Pass> passes, Workers workers) {
    List<Stage> stages = new ArrayList<>();
    List<ShardPass> row = new ArrayList<>();
    for (Pass pass : passes) {
      if (pass instanceof ShardPass shardPass) {
        row.add(shardPass);
        continue;
      }
      addRow(row, stages, workers);
      stages.add(new BatchStage((BatchPass) pass, workers));
    }
    addRow(row, stages, workers);
    return List.copyOf(stages);
  }

  private static void addRow(List<ShardPass> row, List<Stage> stages, Workers workers) {
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

  /** Runs the first n samples of {@link #input} forward. */
  public void forward(int n) {
    for (int i = 0; i < stages.size(); i++) {
      stages.get(i).forward(n);
    }
  }

  /**
   * Runs the first n rows of {@link #outputGradient} back and adds to the parameters' gradients.
   */
  public void backward(int n) {
    for (int i = stages.size() - 1; i >= 0; i--) {
      stages.get(i).backward(n);
    }
  }

  /** One line for each pass: the layers it runs and the shape it makes. */
  @Override
  public String toString() {
    return String.join(System.lineSeparator(), description);
  }
}
