package io.github.rangefinder.finder.run.evaluate;

import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.Standardization;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.finder.run.Provenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Asks a trained model about labelled samples and counts what is right. */
public final class Evaluations {
  private static final Confusion NO_CLASSES = new Confusion(List.of(), new long[0][]);

  private Evaluations() {}

  /** The evaluation of a model on its samples. */
  public static Evaluation of(TrainedModel trained) {
    return trained.data().targets() instanceof Labels labels
        ? ofClasses(trained, labels)
        : ofNumbers(trained, (TargetValues) trained.data().targets());
  }

  private static Evaluation ofClasses(TrainedModel trained, Labels labels) {
    List<Evaluation.Mistake> mistakes = new ArrayList<>();
    Tensor probabilities = trained.probabilities();
    for (int sample = 0; sample < labels.size(); sample++) {
      int label = labels.label(sample);
      int prediction = Predictions.likeliest(probabilities, sample);
      if (prediction != label) {
        double sure = probabilities.data()[sample * probabilities.shape().dim(1) + prediction];
        mistakes.add(new Evaluation.Mistake(sample, label, prediction, sure));
      }
    }
    mistakes.sort(
        Comparator.comparingDouble(Evaluation.Mistake::probability)
            .reversed()
            .thenComparingInt(Evaluation.Mistake::sample));
    return new Evaluation(
        Provenance.of(trained.inForce(), trained.settings().environment()),
        labels.size(),
        trained.metrics(),
        Confusion.of(labels, trained.classes(), probabilities),
        mistakes,
        List.of());
  }

  private static Evaluation ofNumbers(TrainedModel trained, TargetValues numbers) {
    Optional<Confusion> positions = trained.positions();
    return positions.isPresent()
        ? ofNumbers(trained, positions.get(), List.of())
        : ofNumbers(trained, NO_CLASSES, errors(trained, numbers));
  }

  private static List<Evaluation.Errors> errors(TrainedModel trained, TargetValues numbers) {
    Tensor predicted = trained.outputs();
    int outputs = numbers.outputs();
    Sums[] sums = new Sums[outputs];
    for (int output = 0; output < outputs; output++) {
      sums[output] = new Sums();
    }
    Tensor actual = new Tensor(Shape.of(1, outputs));
    for (int sample = 0; sample < numbers.size(); sample++) {
      numbers.read(sample, actual, 0);
      for (int output = 0; output < outputs; output++) {
        sums[output].add(predicted.data()[sample * outputs + output], actual.data()[output]);
      }
    }
    List<Errors> each = new ArrayList<>();
    for (int output = 0; output < outputs; output++) {
      each.add(sums[output].errors(deviation(trained, output)));
    }
    boolean areImages = numbers.shape().rank() > 1;
    return areImages
        ? List.of(Errors.together(each).inWords())
        : each.stream().map(Errors::inWords).toList();
  }

  private static Evaluation ofNumbers(
      TrainedModel trained, Confusion confusion, List<Evaluation.Errors> errors) {
    return new Evaluation(
        Provenance.of(trained.inForce(), trained.settings().environment()),
        trained.data().size(),
        trained.metrics(),
        confusion,
        List.of(),
        errors);
  }

  /** One unit of the model in the unit of the data. */
  static double deviation(TrainedModel trained, int output) {
    return trained
        .form()
        .map(form -> form.answers().moments())
        .or(() -> Standardization.of(trained.data()).flatMap(Standardization::targets))
        .map(moments -> moments.deviations().get(output))
        .orElse(1.0);
  }

  /** Sums over the samples of one number to predict. */
  private static final class Sums {
    private int n;
    private double absolute;
    private double squared;
    private double sum;
    private double squares;

    void add(double predicted, double actual) {
      n++;
      absolute += Math.abs(predicted - actual);
      squared += (predicted - actual) * (predicted - actual);
      sum += actual;
      squares += actual * actual;
    }

    Errors errors(double unit) {
      double spread = unit * unit;
      return new Errors(
          unit * absolute / n, spread * squared / n, spread * (squares - sum * sum / n) / n);
    }
  }

  /** Means over the samples, of a number to predict or of all pixels of an image. */
  private record Errors(double absolute, double squared, double variance) {
    static Errors together(List<Errors> all) {
      return new Errors(
          all.stream().mapToDouble(Errors::absolute).average().orElseThrow(),
          all.stream().mapToDouble(Errors::squared).average().orElseThrow(),
          all.stream().mapToDouble(Errors::variance).average().orElseThrow());
    }

    Evaluation.Errors inWords() {
      return new Evaluation.Errors(
          absolute, Math.sqrt(squared), variance > 0 ? 1 - squared / variance : Double.NaN);
    }
  }
}
