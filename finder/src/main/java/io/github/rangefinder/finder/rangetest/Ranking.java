package io.github.rangefinder.finder.rangetest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which candidate did better: the one whose smoothed loss came lowest, as the range-test article
 * concludes.
 *
 * @param candidate what was tested, such as an optimizer
 * @param bestLoss its lowest smoothed loss; NaN if it had no finite one
 * @param learningRate the learning rate where the loss was lowest; NaN likewise
 * @param <C> whatever tells candidates apart
 */
public record Ranking<C>(C candidate, double bestLoss, double learningRate) {
  /** The candidates' curves compared, the best first; those without a finite loss come last. */
  public static <C> List<Ranking<C>> of(Map<C, RangeCurve> curves) {
    return curves.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(Ranking::bestLoss))
        .toList();
  }

  private static <C> Ranking<C> of(C candidate, RangeCurve curve) {
    int best = curve.bestIteration();
    return new Ranking<>(
        candidate, curve.bestLoss(), best < 0 ? Double.NaN : curve.learningRate(best));
  }
}
