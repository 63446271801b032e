package io.github.rangefinder.finder.run.find;

import io.github.rangefinder.engine.data.Batches;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.finder.model.DescribedModel;
import io.github.rangefinder.finder.model.keras.ModelSummary;
import io.github.rangefinder.finder.rangetest.ModelTraining;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.Footprint;
import io.github.rangefinder.finder.run.trial.TrialJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data and the model of a run of {@code find}, and the tests and trainings made of them. */
final class FindTests {
  private final FindSettings settings;
  private final FindData data;
  private final Network model;
  private final ModelSummary summary;
  private final Network.Snapshot initial;
  private final Map<Candidate, TestPlan> plans = new LinkedHashMap<>();
  private final int mostAtOnce;

  /**
   * Reads the data, makes the model for it, and checks the settings against it.
   *
   * @throws IOException with a sentence that names a file of the data and what is wrong with it
   * @throws io.github.rangefinder.finder.setting.SettingException if the settings ask for more than
   *     the data has
   * @throws IllegalArgumentException if the model cannot read the data's samples
   */
  FindTests(FindSettings asked) throws IOException {
    this.data = FindData.read(asked);
    this.settings = asked.suiting(data.given().size());
    DescribedModel described =
        settings.run().workload().described(data.training(), settings.run().seed());
    this.model = described.network();
    this.summary = described.summary();
    Footprint.requireRoomForBatch(model, Collections.max(settings.candidates().batchSizes()));
    this.initial = model.snapshot();
    for (Candidate candidate : settings.candidates().all()) {
      plans.put(candidate, plan(candidate));
    }
    this.mostAtOnce =
        Footprint.mostAtOnce(model, Collections.max(settings.candidates().batchSizes()));
  }

  /** The settings with what suits the data. */
  FindSettings settings() {
    return settings;
  }

  FindData data() {
    return data;
  }

  /** What the model's layers are. */
  ModelSummary summary() {
    return summary;
  }

  Network model() {
    return model;
  }

  /** How each candidate is tested, in their order. */
  List<TestPlan> plans() {
    return List.copyOf(plans.values());
  }

  /** The candidate that a file of a run with these settings calls so; empty if none is. */
  Optional<Candidate> candidate(String label) {
    return plans.keySet().stream().filter(candidate -> candidate.label().equals(label)).findFirst();
  }

  private TestPlan plan(Candidate candidate) {
    Batches batches = batches(candidate, settings.run().seed());
    return new TestPlan(
        candidate,
        settings.rangeTest(batches, candidate.batchSize(), data.heldOut()),
        settings.measuring().batchesPerRate(),
        data.training().size(),
        settings.rules(batches));
  }

  /**
   * A test of a candidate.
   *
   * @param repeat counted from 0
   */
  TestJob test(TestPlan plan, int repeat) {
    long seed = settings.run().seed() + repeat;
    String number = settings.repeats() == 1 ? "" : " " + (repeat + 1) + "/" + settings.repeats();
    return new TestJob(
        plan.candidate().label() + number,
        plan,
        repeat,
        workers -> training(plan.candidate(), seed, workers),
        mostAtOnce);
  }

  /** A training that helps to prove what was suggested for a candidate. */
  TrialJob proof(Candidate candidate, double rate) {
    return new TrialJob(
        proofName(candidate, rate),
        rate,
        settings.verify(),
        new TrialJob.Parts(
            data.verification().orElseThrow(),
            () -> model(settings.run().seed()),
            () -> candidate.optimizer().create(),
            () -> batches(candidate, settings.run().seed())),
        TrialJob.Stage.WHOLE,
        mostAtOnce);
  }

  static String proofName(Candidate candidate, double rate) {
    return candidate.label() + " at " + Rounded.learningRate(rate);
  }

  private ModelTraining training(Candidate candidate, long seed, Workers workers) {
    return new ModelTraining(
        model(seed),
        candidate.optimizer().create(),
        data.training(),
        data.heldOut(),
        batches(candidate, seed),
        workers);
  }

  Batches batches(Candidate candidate, long seed) {
    return settings.run().workload().batches(data.training(), candidate.batchSize(), seed);
  }

  /** A model of its own for a test; weights from a file are the same for every seed. */
  private Network model(long seed) {
    if (seed != settings.run().seed()) {
      try {
        return settings.run().workload().model(data.training(), seed);
      } catch (IOException e) { // a file that could be read a moment ago
        throw new UncheckedIOException(e);
      }
    }
    Network made = new Network(model.output(), seed);
    made.restore(initial);
    return made;
  }
}
