package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.Standardization;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.finder.source.table.TableColumns;
import io.github.rangefinder.finder.source.table.TableParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How the samples were read that a model was trained on, so that others can be read the same way.
 *
 * @param place where they came from, as {@link DataSettings} names it
 * @param table how a table was read; null in models of earlier releases
 * @param inputs what the model reads of a sample
 * @param answers what it says of one
 * @param columns what the columns of a table were taken for; null where samples were no rows of a
 *     table, and in models of earlier releases
 */
public record SampleForm(
    String place, DataSettings.Table table, Inputs inputs, Answers answers, TableColumns columns) {

  /** The form of samples that are no rows of a table. */
  public SampleForm(String place, DataSettings.Table table, Inputs inputs, Answers answers) {
    this(place, table, inputs, answers, null);
  }

  /**
   * What a model reads of a sample.
   *
   * @param shape of one sample
   * @param moments what is taken from each number and what it is divided by; null if samples were
   *     not standardised
   * @param rawPixels whether pixels were left from 0 to 255
   * @param scale of the numbers as the model reads them; null in models of earlier releases
   */
  public record Inputs(
      List<Integer> shape, Standardization.Moments moments, boolean rawPixels, NumberScale scale) {}

  /**
   * What a model says of a sample.
   *
   * @param regression whether there are numbers to predict
   * @param outputs how many classes there are, or numbers to predict
   * @param classes the classes' names in their order; empty if they have none
   * @param moments what was taken from each number to predict and what it was divided by; null if
   *     they were not standardised
   */
  public record Answers(
      boolean regression, int outputs, List<String> classes, Standardization.Moments moments) {}

  /** The form of a training part as it was read. */
  public static SampleForm of(DataSettings data, Dataset training) {
    var standardization = Standardization.of(training);
    Inputs inputs =
        new Inputs(
            Arrays.stream(training.sampleShape().dims()).boxed().toList(),
            standardization.map(Standardization::samples).orElse(null),
            data.leavesPixels(),
            NumberScale.of(training));
    Answers answers =
        new Answers(
            training.targets() instanceof TargetValues,
            training.targets().outputs(),
            training.targets() instanceof Labels labels ? labels.names() : List.of(),
            standardization.flatMap(Standardization::targets).orElse(null));
    return new SampleForm(data.place(), data.table(), inputs, answers, columns(data));
  }

  private static TableColumns columns(DataSettings data) {
    try {
      return DataSource.isTable(data.place())
          ? new TableParts(Path.of(data.place()), data.tableOptions()).columns()
          : null;
    } catch (IOException e) {
      return null; // it was there a moment ago; as long as it is, the model finds it again
    }
  }

  Shape sampleShape() {
    return Shape.of(inputs.shape().stream().mapToInt(Integer::intValue).toArray());
  }

  /** What an image has to be scaled to; null where samples are no images. */
  ImageSize imageSize() {
    List<Integer> shape = inputs.shape();
    return shape.size() == 3 ? new ImageSize(shape.get(1), shape.get(0)) : null;
  }
}
