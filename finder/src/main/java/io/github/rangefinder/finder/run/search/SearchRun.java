package io.github.rangefinder.finder.run.search;

import io.github.rangefinder.finder.run.Provenance;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.job.TrialRunner;
import io.github.rangefinder.finder.run.trial.Recipe;
import io.github.rangefinder.finder.run.trial.ValidationChoice;
import io.github.rangefinder.finder.search.Entry;
import io.github.rangefinder.finder.search.Race;
import io.github.rangefinder.finder.search.RaceResult;
import io.github.rangefinder.finder.search.RaceRules;
import io.github.rangefinder.finder.search.Score;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One run of {@code search}: where to look, the race, and what it found. */
public final class SearchRun {
  private final SearchSettings settings;
  private final TrialRunner trials;
  private final BooleanSupplier interrupted;
  private final Consumer<String> warning;
  private final SearchProgress progress;
  private final Optional<ModelSearch> model;
  private final Map<Entry, Raced> raced = new LinkedHashMap<>();
  private Consumer<Raced> listener = any -> {};
  private RacedRunner runner;
  private boolean unnoted;

  /** What trainings of a model here, and those of a command, come to. */
  public static final String LOSS = "validation loss";

  public static final String METRIC = "metric";

  /**
   * Reads the data of a model here, and what the same search has left in the folder.
   *
   * @param trials runs the trainings
   * @param warning receives sentences that somebody should read
   * @throws IOException with a sentence that names a file and what is wrong with it
   */
  public SearchRun(
      SearchSettings settings,
      TrialRunner trials,
      BooleanSupplier interrupted,
      Consumer<String> warning)
      throws IOException {
    this.settings = settings;
    this.trials = trials;
    this.interrupted = interrupted;
    this.warning = warning;
    this.model = settings.command() == null ? Optional.of(modelSearch()) : Optional.empty();
    this.progress = new SearchProgress(settings.run().output().folder(), inForce());
  }

  private ModelSearch modelSearch() throws IOException {
    return new ModelSearch(
        settings.run(),
        new Recipe(
            settings.model().optimizer().text(),
            1,
            settings.model().batchSize(),
            settings.epochs()),
        new ValidationChoice(settings.model().validationSplit(), settings.run().seed()));
  }

  private Map<String, Object> inForce() throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    if (model.isPresent()) {
      values.putAll(settings.run().inForce(model.get().data().training(), model.get().summary()));
      values.remove("command");
      values.remove("quiet");
      values.remove("threads");
      values.remove("out");
    }
    values.putAll(settings.inForce());
    return values;
  }

  /** How many trainings of the same search are known from before. */
  public int known() {
    return progress.size();
  }

  /**
   * The names of settings that an unfinished search in the folder had otherwise, so that this one
   * begins anew; empty if there is none.
   */
  public List<String> changed() {
    return progress.changed();
  }

  /** Runs the search, with nobody looking on. */
  public Optional<SearchReport> run() throws IOException {
    return run(any -> {});
  }

  /**
   * Runs the search, until it is done or somebody interrupts.
   *
   * @param each told of every training that ended, also of those known from before
   * @return empty if interrupted before any training
   */
  public Optional<SearchReport> run(Consumer<Raced> each) throws IOException {
    listener = each;
    Optional<SearchReport.TestBefore> test = Optional.empty();
    RaceRules rules;
    if (model.isEmpty() || settings.range().isAsked()) {
      rules = rulesAsAsked();
    } else {
      int iterations = model.get().iterations(settings.budgetInForce());
      Optional<RangeTestReport> report = model.get().test(iterations, trials, interrupted);
      if (report.isEmpty()) {
        return Optional.empty();
      }
      double epochs = model.get().epochs(report.get());
      test = Optional.of(new SearchReport.TestBefore(report.get(), epochs));
      double rest = Math.max(0, settings.budgetInForce() - epochs);
      rules = model.get().rules(report.get(), settings.epochs(), rest);
    }
    RaceResult race;
    try {
      race = Race.run(rules, this::scores);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (race.complete()) {
      progress.finish();
    }
    return raced.isEmpty() ? Optional.empty() : Optional.of(report(test, race));
  }

  private RaceRules rulesAsAsked() {
    RaceRules.Range asked = settings.range().inForce();
    boolean goOn = model.isPresent();
    return new RaceRules(
        asked,
        asked,
        settings.epochs(),
        settings.budgetInForce(),
        settings.run().seed(),
        new RaceRules.Trainings(!goOn, goOn));
  }

  /** Runs what is not known from before. */
  private List<Score> scores(List<Entry> entries) {
    List<Entry> missing = new ArrayList<>();
    for (Entry entry : entries) {
      Optional<Raced> known = progress.of(entry);
      if (known.isPresent() && raced.put(entry, known.get()) == null) {
        listener.accept(known.get());
      }
      if (known.isEmpty()) {
        missing.add(entry);
      }
    }
    try {
      if (!missing.isEmpty()) {
        runner().run(missing, this::note, interrupted);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries.stream()
        .filter(raced::containsKey)
        .map(raced::get)
        .map(one -> new Score(one.entry(), sign() * one.value(), one.standardError()))
        .toList();
  }

  private RacedRunner runner() {
    if (runner == null) {
      runner =
          model.isPresent()
              ? new ModelRaces(trials, model.get().kind())
              : new CommandRaces(settings.command(), trials, warning);
    }
    return runner;
  }

  private void note(Raced one) {
    raced.put(one.entry(), one);
    listener.accept(one);
    try {
      progress.add(one);
    } catch (IOException e) {
      if (!unnoted) {
        warning.accept(e.getMessage() + "; the search goes on without");
      }
      unnoted = true;
    }
  }

  /** A race is for the lowest value. */
  private int sign() {
    return settings.command() != null && settings.command().maximize() ? -1 : 1;
  }

  private SearchReport report(Optional<SearchReport.TestBefore> test, RaceResult race)
      throws IOException {
    Map<String, Object> values = new LinkedHashMap<>(inForce());
    values.put("command", settings.run().output().command());
    values.put("out", settings.run().output().folder().toString());
    List<Raced> inOrder = race.scores().stream().map(score -> raced.get(score.entry())).toList();
    boolean here = model.isPresent();
    return new SearchReport(
        Provenance.of(values, trials.environment()),
        new SearchReport.Objective(
            here ? settings.model().optimizer().text() : settings.command().template(),
            here ? LOSS : METRIC,
            sign() < 0),
        test,
        new SearchReport.Outcome(
            inOrder,
            race,
            RaceAnswer.of(
                race, SearchReport.TestBefore.readOff(test.map(SearchReport.TestBefore::report)))));
  }
}
