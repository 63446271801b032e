package io.github.rangefinder.engine.model;

import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A network whose layers stand in a row, with the parameters they learn. */
public final class Sequential {
  private final Shape inputShape;
  private final Shape outputShape;
  private final List<Layer> layers;
  private final List<List<Parameter>> layerParameters;
  private final List<Parameter> allParameters;
  private final List<Parameter> parameters;
  private final long seed;

  /** The values of all parameters, statistics too, at one time; never changes. */
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
   * @param inputShape the shape of one sample
   * @throws IllegalArgumentException if there is no layer or a layer cannot read what comes before
   *     it
   */
  public Sequential(Shape inputShape, List<? extends Layer> layers, long seed) {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a model needs at least one layer, got none");
    }
    this.inputShape = inputShape;
    this.layers = List.copyOf(layers);
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Parameter>> created = new ArrayList<>();
    Shape shape = inputShape;
    for (Layer layer : layers) {
      Shape next = layer.outputShape(shape);
      created.add(layer.createParameters(shape, random.split()));
      shape = next;
    }
    this.outputShape = shape;
    this.layerParameters = List.copyOf(created);
    this.allParameters = created.stream().flatMap(List::stream).toList();
    this.parameters = allParameters.stream().filter(Parameter::isLearned).toList();
    this.seed = seed;
  }

  /** The layers in order. */
  public List<Layer> layers() {
    return layers;
  }

  /** The shape of one sample. */
  public Shape inputShape() {
    return inputShape;
  }

  /** The shape of one sample's output. */
  public Shape outputShape() {
    return outputShape;
  }

  /** What decided the fresh parameters, and decides what a step of training draws. */
  public long seed() {
    return seed;
  }

  /** All that is learned, layer by layer, kernel before bias. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** {@link #parameters} and, in their layers' places, the statistics; as Keras orders weights. */
  public List<Parameter> allParameters() {
    return allParameters;
  }

  /** All parameters of one layer, statistics too. */
  public List<Parameter> parameters(int layer) {
    return layerParameters.get(layer);
  }

  /** A copy of all parameter values. */
  public Snapshot snapshot() {
    return new Snapshot(allParameters.stream().map(p -> p.value().data().clone()).toList());
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
   * Sets all parameter values to those of a snapshot.
   *
   * @throws IllegalArgumentException if it was taken of a model with other parameters
   */
  public void restore(Snapshot snapshot) {
    requireFitting(snapshot);
    for (int i = 0; i < allParameters.size(); i++) {
      float[] value = allParameters.get(i).value().data();
      System.arraycopy(snapshot.values.get(i), 0, value, 0, value.length);
    }
  }

  private void requireFitting(Snapshot snapshot) {
    boolean fits = snapshot.values.size() == allParameters.size();
    for (int i = 0; fits && i < allParameters.size(); i++) {
      fits = snapshot.values.get(i).length == allParameters.get(i).value().data().length;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "the snapshot was taken of another model than one with parameters " + allParameters);
    }
  }
}
