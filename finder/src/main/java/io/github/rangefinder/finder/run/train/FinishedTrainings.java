package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The trainings of a run that are over, and the weights of the best of them. */
final class FinishedTrainings {
  private final List<TrainingReport> reports = new ArrayList<>();
  private Optional<Network.Snapshot> winner = Optional.empty();

  /** Those of an earlier run. */
  void takeOver(List<TrainingReport> earlier, Optional<Network.Snapshot> best) {
    reports.addAll(earlier);
    winner = best;
  }

  /**
   * One more.
   *
   * @param model has the best weights of that training
   */
  void add(TrainingReport report, Network model) {
    reports.add(report);
    if (isBestSoFar(report)) {
      winner = Optional.of(model.snapshot());
    }
  }

  private boolean isBestSoFar(TrainingReport report) {
    return report.bestEpoch() > 0
        && reports.stream()
            .filter(other -> other.bestEpoch() > 0)
            .allMatch(other -> loss(report) <= loss(other));
  }

  private static double loss(TrainingReport report) {
    return report.best().orElseThrow().validation().loss();
  }

  List<TrainingReport> reports() {
    return List.copyOf(reports);
  }

  TrainingReport last() {
    return reports.get(reports.size() - 1);
  }

  /** The weights of the one with the lowest validation loss; empty if none has a whole epoch. */
  Optional<Network.Snapshot> winner() {
    return winner;
  }
}
