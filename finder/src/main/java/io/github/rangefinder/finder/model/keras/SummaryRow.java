package io.github.rangefinder.finder.model.keras;

import io.github.rangefinder.engine.layer.Layer;
import io.github.rangefinder.engine.layer.Normalization;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.Collection;
import java.util.List;

/**
 * What a summary says of a layer, or of a model in the model.
 *
 * @param name its name, {@code base/conv2d} for one in a model in the model
 * @param type its class, by Keras's name
 * @param outputs the shapes of a sample of what it gives
 * @param counts how large it is; of a model what its layers come to
 * @param reads the names of what it reads, call by call
 * @param depth in how many models in the model it lies
 */
public record SummaryRow(
    String name, String type, List<Shape> outputs, Counts counts, List<String> reads, int depth) {

  /**
   * How large a layer or a model is.
   *
   * @param parameters how many numbers its parameters hold, as Keras counts them
   * @param learned how many of them learn
   * @param multiplyAdds of a forward pass over one sample
   */
  public record Counts(long parameters, long learned, long multiplyAdds) {
    /**
     * Those of a layer with its parameters.
     *
     * <p>Keras's Normalization keeps one number beside mean and variance, how many samples it has
     * seen; and none of the three where they were given to it.
     */
    public static Counts of(Layer layer, Collection<Parameter> parameters, long multiplyAdds) {
      long all = 0;
      long learned = 0;
      for (Parameter parameter : parameters) {
        int size = parameter.data().shape().size();
        all += size;
        learned += parameter.isLearned() ? size : 0;
      }
      if (layer instanceof Normalization normalization) {
        all = normalization.isGiven() ? 0 : all + 1;
      }
      return new Counts(all, learned, multiplyAdds);
    }

    /** The sums over some layers. */
    public static Counts sum(List<Counts> layers) {
      return layers.stream().reduce(new Counts(0, 0, 0), Counts::plus);
    }

    private Counts plus(Counts other) {
      return new Counts(
          parameters + other.parameters,
          learned + other.learned,
          multiplyAdds + other.multiplyAdds);
    }
  }
}
