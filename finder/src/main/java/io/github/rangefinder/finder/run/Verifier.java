package io.github.rangefinder.finder.run;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Proves suggestions by short trainings around them. */
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
      settings.candidates().all().forEach(candidate -> batches(candidate).iterations(epochs()));
    } catch (ArithmeticException e) {
      throw SettingException.usage(
          Setting.VERIFY, " " + epochs() + " makes more than " + Integer.MAX_VALUE + " iterations");
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
  Map<Candidate, OptimizerReport> verify(
      Map<Candidate, OptimizerReport> answers, JobRunner runner) {
    List<Proof> proofs = new ArrayList<>();
    answers.forEach(
        (candidate, answer) ->
            answer.suggestion().learningRate().ifPresent(rate -> add(proofs, candidate, rate)));
    List<Proven> proven = runner.run("trainings", proofs);
    Map<Candidate, OptimizerReport> verified = new LinkedHashMap<>(answers);
    for (Candidate candidate : proofs.stream().map(Proof::candidate).distinct().toList()) {
      List<Trial> trials =
          proven.stream()
              .filter(one -> one.candidate().equals(candidate))
              .flatMap(one -> one.trial().stream())
              .toList();
      verified.computeIfPresent(
          candidate, (same, answer) -> answer.verifiedBy(new Verification(epochs(), trials)));
    }
    return verified;
  }

  private void add(List<Proof> proofs, Candidate candidate, double suggested) {
    TrialJob.Parts parts =
        new TrialJob.Parts(model, () -> candidate.optimizer().create(), () -> batches(candidate));
    for (double factor : Verification.FACTORS) {
      double rate = factor * suggested;
      String name = candidate.label() + " at " + Rounded.learningRate(rate);
      proofs.add(
          new Proof(
              candidate, new TrialJob(name, rate, epochs(), data, parts, TrialJob.Stage.WHOLE)));
    }
  }

  /** A training that knows whose it is. */
  private record Proof(Candidate candidate, TrialJob job) implements Job<Proven> {
    @Override
    public String name() {
      return job.name();
    }

    @Override
    public int iterations() {
      return job.iterations();
    }

    @Override
    public Proven run(Workers workers, Meter meter, BooleanSupplier stopped) {
      return new Proven(candidate, job.run(workers, meter, stopped).map(TrialJob.Done::trial));
    }
  }

  /** What came of it; empty if it was interrupted. */
  private record Proven(Candidate candidate, Optional<Trial> trial) {}
}
