package io.github.rangefinder.finder.report.page;

import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.report.words.Capitals;
import io.github.rangefinder.finder.run.search.Raced;
import io.github.rangefinder.finder.run.train.FoundRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the learning rate of a training was found: the range test, and the race around it. */
final class FoundRateSection {
  private static final String LOSS = "validation loss";

  private FoundRateSection() {}

  static Section of(FoundRate found) {
    List<Block> blocks = new ArrayList<>();
    found.doubt().ifPresent(doubt -> blocks.add(new Paragraph(Capitals.with(doubt.strip()))));
    blocks.addAll(CurvePlots.of(found.test()));
    blocks.add(RulesTable.of(found.test()));
    if (!found.race().isEmpty()) {
      String length = Rounded.count(found.race().get(0).entry().epochs());
      blocks.add(plot(found, length));
      blocks.add(table(found.race(), length));
    }
    return new Section("How the learning rate was found", blocks);
  }

  private static Plot plot(FoundRate found, String length) {
    List<Raced> race = found.race();
    Series trainings =
        new Series(
            "short trainings",
            race.stream().mapToDouble(trial -> trial.entry().learningRate()).toArray(),
            Map.of(LOSS, race.stream().mapToDouble(Raced::value).toArray()));
    double rate = found.rates().single();
    return new Plot(
        "race",
        "Short trainings of %s epochs: validation loss over learning rate".formatted(length),
        new Axes(Axis.logarithmic("learning rate"), Axis.logarithmic(LOSS)),
        List.of(trainings),
        List.of(new Trace(LOSS, Trace.Style.POINTS)),
        List.of(new Mark("trained at", trainings.name(), Rounded.learningRate(rate), rate, true)));
  }

  private static Table table(List<Raced> race, String length) {
    List<List<String>> rows =
        race.stream()
            .map(
                trial ->
                    List.of(
                        Rounded.learningRate(trial.entry().learningRate()),
                        trial.isDone() ? Rounded.loss(trial.value()) : trial.status()))
            .toList();
    return new Table(
        "What each training of %s epochs came to".formatted(length),
        List.of("learning rate", LOSS),
        rows);
  }
}
