package io.github.rangefinder.finder.run.evaluate;

import io.github.rangefinder.engine.data.Standardization;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * What a trained model says of each sample.
 *
 * @param classes the classes' names in their order; empty for numbers
 * @param rows for each sample the probability of each class, or the numbers in their own unit
 */
public record Predictions(List<String> classes, double[][] rows) {
  /** Asks a model about its samples. */
  public static Predictions of(TrainedModel trained) {
    List<String> classes = trained.classes();
    double[][] rows = new double[trained.data().size()][];
    Optional<Standardization.Moments> moments =
        trained
            .form()
            .map(form -> form.answers().moments())
            .or(() -> Standardization.of(trained.data()).flatMap(Standardization::targets));
    Tensor outputs = classes.isEmpty() ? trained.outputs() : trained.probabilities();
    int width = outputs.shape().size() / outputs.shape().dim(0);
    for (int sample = 0; sample < rows.length; sample++) {
      rows[sample] = new double[width];
      for (int i = 0; i < width; i++) {
        double value = outputs.data()[sample * width + i];
        rows[sample][i] = classes.isEmpty() ? unscaled(value, moments, i) : value;
      }
    }
    return new Predictions(classes, rows);
  }

  private static double unscaled(
      double value, Optional<Standardization.Moments> moments, int output) {
    return moments
        .map(one -> one.means().get(output) + value * one.deviations().get(output))
        .orElse(value);
  }

  /** The class that the model takes a sample for. */
  public int label(int sample) {
    int likeliest = 0;
    for (int i = 1; i < rows[sample].length; i++) {
      likeliest = rows[sample][i] > rows[sample][likeliest] ? i : likeliest;
    }
    return likeliest;
  }

  /** The class with the largest probability in a row, the first of several. */
  static int likeliest(Tensor probabilities, int row) {
    int classes = probabilities.shape().dim(1);
    int likeliest = 0;
    for (int i = 1; i < classes; i++) {
      boolean larger =
          probabilities.data()[row * classes + i] > probabilities.data()[row * classes + likeliest];
      likeliest = larger ? i : likeliest;
    }
    return likeliest;
  }
}
