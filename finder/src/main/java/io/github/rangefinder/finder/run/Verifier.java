package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code --verify}: proves suggestions by short trainings around them. */
final class Verifier {
  private final FindSettings settings;
  private final Subset.Split data;
  private final Supplier<Network> model;

  /**
   * A verifier.
   *
   * @param model makes the model with its initial weights
   * @throws SettingException if the trainings have more iterations than can be counted
   */
  Verifier(FindSettings settings, Subset.Split data, Supplier<Network> model) {
    this.settings = settings;
    this.data = data;
    this.model = model;
    try {
      settings.candidates().forEach(candidate -> batches(candidate).iterations(epochs()));
    } catch (ArithmeticException e) {
      throw SettingException.usage(
          "--verify " + epochs() + " makes more than " + Integer.MAX_VALUE + " iterations");
    }
  }

  private int epochs() {
    return settings.verify();
  }

  private Batches batches(Candidate candidate) {
    return settings
        .run()
        .workload()
        .batches(data.training(), candidate.batchSize(), settings.run().seed());
  }

  /** The answers as the trainings leave them; those without a learning rate stay as they are. */
  List<OptimizerReport> verify(List<OptimizerReport> answers, JobRunner runner) {
    List<TrialJob> jobs = new ArrayList<>();
    for (OptimizerReport answer : answers) {
      answer.suggestion().learningRate().ifPresent(rate -> add(jobs, answer.optimizer(), rate));
    }
    List<Optional<TrialJob.Done>> trials = runner.run("trainings", jobs);
    List<OptimizerReport> verified = new ArrayList<>();
    int first = 0;
    for (OptimizerReport answer : answers) {
      if (answer.suggestion().learningRate().isEmpty()) {
        verified.add(answer);
        continue;
      }
      int next = first + Verification.FACTORS.size();
      List<Trial> mine =
          trials.subList(Math.min(first, trials.size()), Math.min(next, trials.size())).stream()
              .flatMap(Optional::stream)
              .map(TrialJob.Done::trial)
              .toList();
      first = next;
      Verification verification = new Verification(epochs(), mine);
      verified.add(
          new OptimizerReport(
              answer.optimizer(), verification.of(answer.suggestion()), Optional.of(verification)));
    }
    return verified;
  }

  private void add(List<TrialJob> jobs, String label, double suggested) {
    Candidate candidate =
        settings.candidates().stream()
            .filter(one -> one.label().equals(label))
            .findFirst()
            .orElseThrow();
    for (double factor : Verification.FACTORS) {
      jobs.add(
          new TrialJob(
              candidate.label() + " at " + Figures.learningRate(factor * suggested),
              factor * suggested,
              epochs(),
              data,
              new TrialJob.Parts(
                  model, () -> candidate.optimizer().create(), () -> batches(candidate)),
              TrialJob.Stage.WHOLE));
    }
  }
}
