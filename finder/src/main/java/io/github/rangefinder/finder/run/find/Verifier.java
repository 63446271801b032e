package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.finder.rangetest.Trial;
import io.github.rangefinder.finder.rangetest.Verification;
import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.run.trial.TrialOutcome;
import io.github.rangefinder.finder.setting.Setting;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Proves suggestions by short trainings around them. */
final class Verifier {
  private final FindWork find;
  private final List<Candidate> candidates;
  private final int epochs;

  /**
   * A verifier.
   *
   * @throws SettingException if the trainings have more iterations than can be counted
   */
  Verifier(FindWork find, FindTests tests) {
    this.find = find;
    this.candidates = tests.plans().stream().map(TestPlan::candidate).toList();
    this.epochs = tests.settings().verify();
    try {
      candidates.forEach(
          candidate -> tests.batches(candidate, tests.settings().run().seed()).iterations(epochs));
    } catch (ArithmeticException e) {
      throw SettingException.usage(
          Setting.VERIFY, " " + epochs + " makes more than " + Integer.MAX_VALUE + " iterations");
    }
  }

  /** The answers as the trainings leave them; those without a learning rate stay as they are. */
  Map<Candidate, OptimizerReport> verify(
      Map<Candidate, OptimizerReport> answers, TrialRunner trials, BooleanSupplier stopped)
      throws IOException {
    List<ProofWork> proofs = new ArrayList<>();
    answers.forEach(
        (candidate, answer) ->
            answer.suggestion().learningRate().ifPresent(rate -> add(proofs, candidate, rate)));
    Map<ProofWork, TrialOutcome> proven = new LinkedHashMap<>();
    trials.run("trainings", proofs, proven::put, stopped);
    Map<Candidate, OptimizerReport> verified = new LinkedHashMap<>(answers);
    for (int candidate : proofs.stream().mapToInt(ProofWork::candidate).distinct().toArray()) {
      List<Trial> mine =
          proven.keySet().stream()
              .filter(proof -> proof.candidate() == candidate)
              .sorted(Comparator.comparingDouble(ProofWork::rate))
              .map(proof -> proven.get(proof).at(proof.rate()))
              .toList();
      verified.computeIfPresent(
          candidates.get(candidate),
          (same, answer) -> answer.verifiedBy(new Verification(epochs, mine)));
    }
    return verified;
  }

  private void add(List<ProofWork> proofs, Candidate candidate, double suggested) {
    int number = candidates.indexOf(candidate);
    for (double factor : Verification.FACTORS) {
      double rate = factor * suggested;
      proofs.add(new ProofWork(find, FindTests.proofName(candidate, rate), number, rate));
    }
  }
}
