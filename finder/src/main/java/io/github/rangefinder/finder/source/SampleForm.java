package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.Standardization;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * How the samples were read that a model was trained on, so that others can be read the same way.
 *
 * @param place where they came from, as {@code --data} says it
 * @param table how a table was read; null in models of earlier releases
 * @param shape of one sample
 * @param regression whether there are numbers to predict
 * @param outputs how many classes there are, or numbers to predict
 * @param classes the classes' names in their order; empty if they have none
 * @param samples what is taken from each number of a sample and what it is divided by; null if they
 *     were not standardised
 * @param targets the same for the numbers to predict; null likewise
 * @param rawPixels whether pixels were left from 0 to 255
 */
public record SampleForm(
    String place,
    DataSettings.Table table,
    List<Integer> shape,
    boolean regression,
    int outputs,
    List<String> classes,
    Standardization.Moments samples,
    Standardization.Moments targets,
    boolean rawPixels) {

  /** The form of a training part as it was read. */
  public static SampleForm of(DataSettings data, Dataset training) {
    var standardization = Standardization.of(training);
    return new SampleForm(
        data.place(),
        data.table(),
        Arrays.stream(training.sampleShape().dims()).boxed().toList(),
        training.targets() instanceof TargetValues,
        training.targets().outputs(),
        training.targets() instanceof Labels labels ? labels.names() : List.of(),
        standardization.map(Standardization::samples).orElse(null),
        standardization.flatMap(Standardization::targets).orElse(null),
        data.leavesPixels());
  }

  Shape sampleShape() {
    return Shape.of(shape.stream().mapToInt(Integer::intValue).toArray());
  }

  /** What an image has to be scaled to; null where samples are no images. */
  ImageSize imageSize() {
    return shape.size() == 3 ? new ImageSize(shape.get(1), shape.get(0)) : null;
  }
}
