package io.github.rangefinder.finder.rangetest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which optimizer did better: the one whose smoothed loss came lowest, as the range-test article
 * concludes.
 *
 * @param optimizer the optimizer's name
 * @param bestLoss its lowest smoothed loss; NaN if it had no finite one
 * @param learningRate the learning rate where the loss was lowest; NaN likewise
 */
public record Ranking(String optimizer, double bestLoss, double learningRate) {
  /** The optimizers' curves compared, the best first; those without a finite loss come last. */
  public static List<Ranking> of(Map<String, RangeCurve> curves) {
    return curves.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(Ranking::bestLoss))
        .toList();
  }

  private static Ranking of(String optimizer, RangeCurve curve) {
    int best = curve.bestIteration();
    return new Ranking(
        optimizer, curve.bestLoss(), best < 0 ? Double.NaN : curve.learningRate(best));
  }
}
