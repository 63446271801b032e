package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.rangetest.Verdict;
import io.github.rangefinder.finder.report.words.SearchAnswer;
import io.github.rangefinder.finder.run.find.RangeTestReport;
import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.run.search.SearchReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of a search: the learning rate, the race that found it, and the test before. */
public final class SearchPage {
  private final SearchReport report;

  private SearchPage(SearchReport report) {
    this.report = report;
  }

  /** The page of a search with at least one training. */
  public static Page of(SearchReport report) {
    return new SearchPage(report).page();
  }

  private Page page() {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("Answer", new Cards(List.of(card()))));
    sections.add(Section.of("Race", plot(), table()));
    report.test().ifPresent(test -> sections.add(rangeTest(test)));
    sections.addAll(RunSections.of(report.provenance()));
    return new Page(
        "Learning rate",
        report.provenance().settings().has("model")
            ? RunSections.subject(report.provenance())
            : report.what(),
        sections);
  }

  private static Section rangeTest(RangeTestReport test) {
    List<Block> blocks = new ArrayList<>(CurvePlots.of(test));
    blocks.add(RulesTable.of(test));
    return new Section("Range test", blocks);
  }

  private AnswerCard card() {
    Verdict verdict = report.answer().verdict();
    return new AnswerCard(
        report.what(),
        report.answer().learningRate().isPresent()
            ? Rounded.learningRate(report.answer().learningRate().getAsDouble())
            : "no learning rate found",
        FindPage.trust(verdict),
        "Evidence: a race of %d trainings".formatted(report.trials().size()),
        SearchAnswer.reasons(report));
  }

  /** A line for each length of trainings; one that failed has no point. */
  private Plot plot() {
    List<Series> series = new ArrayList<>();
    List<Double> lengths = report.race().lengths();
    for (int i = lengths.size() - 1; i >= 0; i--) {
      series.add(series(lengths.get(i)));
    }
    Optional<Mark> best =
        report.answer().learningRate().stream()
            .mapToObj(
                rate ->
                    new Mark("best", series.get(0).name(), Rounded.learningRate(rate), rate, true))
            .findFirst();
    return new Plot(
        "race",
        "Trained at learning rates, the better ones for longer: "
            + report.metric()
            + " by epochs of training",
        new Axes(
            Axis.logarithmic("learning rate"),
            isPositive() ? Axis.logarithmic(report.metric()) : Axis.linear(report.metric())),
        series,
        List.of(new Trace(report.metric(), Trace.Style.POINTS)),
        best.stream().toList());
  }

  private boolean isPositive() {
    return !report.maximized()
        && report.trials().stream().filter(Raced::isDone).allMatch(trial -> trial.value() > 0);
  }

  private Series series(double length) {
    List<Raced> trials =
        report.trials().stream().filter(trial -> trial.entry().epochs() == length).toList();
    return new Series(
        Rounded.count(length, "epoch"),
        trials.stream().mapToDouble(trial -> trial.entry().learningRate()).toArray(),
        Map.of(report.metric(), trials.stream().mapToDouble(Raced::value).toArray()));
  }

  private Table table() {
    List<Double> lengths = report.race().lengths();
    List<String> columns = new ArrayList<>(List.of("learning rate"));
    lengths.forEach(length -> columns.add(Rounded.count(length, "epoch")));
    List<List<String>> rows = new ArrayList<>();
    List<Double> rates = SearchAnswer.rates(report);
    for (double rate : rates) {
      List<String> row = new ArrayList<>(List.of(Rounded.learningRate(rate)));
      lengths.forEach(length -> row.add(SearchAnswer.value(report, rate, length)));
      rows.add(row);
    }
    double best = report.answer().learningRate().orElse(Double.NaN);
    return new Table(
        "What each training came to (" + report.metric() + ")", columns, rows, rates.indexOf(best));
  }
}
