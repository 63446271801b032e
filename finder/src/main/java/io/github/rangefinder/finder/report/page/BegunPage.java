package io.github.rangefinder.finder.report.page;

import java.util.ArrayList;
import java.util.List;

/** Pages of runs that have just begun: curves without points, which grow. */
public final class BegunPage {
  private BegunPage() {}

  /**
   * The page of range tests: plots {@code loss} and {@code loss-delta}, whose series have the
   * columns loss, running mean and loss delta.
   *
   * @param tests the tests' names
   */
  public static Page find(List<String> tests) {
    List<Series> series =
        tests.stream()
            .map(name -> Series.empty(name, "loss", "running mean", "loss delta"))
            .toList();
    return new Page(
        "Learning rate", "The test goes on.", List.of(new Section("Curves", curves(series))));
  }

  /**
   * The page of trainings: plots {@code history} and, for classes, {@code history-accuracy}, whose
   * series have the columns of an epoch; and those of a range test before them, if there is one.
   *
   * @param schedules the trainings' names
   */
  public static Page train(List<String> schedules, boolean accuracy, List<String> tests) {
    Section history = new Section("History", HistoryPlots.empty(schedules, accuracy));
    List<Series> series =
        tests.stream()
            .map(name -> Series.empty(name, "loss", "running mean", "loss delta"))
            .toList();
    return new Page(
        "Training",
        "The training goes on.",
        tests.isEmpty()
            ? List.of(history)
            : List.of(history, new Section("Range test", curves(series))));
  }

  /**
   * The page of trainings at many learning rates: a plot {@code rates} whose series have one
   * column.
   *
   * @param title what the page is about
   * @param names the series' names
   * @param value what is measured of each training
   */
  public static Page rates(String title, List<String> names, String value) {
    return new Page(title, "It goes on.", List.of(Section.of("Trainings", rates(names, value))));
  }

  /**
   * The page of a search: the plot {@code rates} of its trainings, and those of a range test before
   * them, if there is one.
   *
   * @param trainings what the series of all trainings is called
   * @param value what is measured of each training
   * @param tests the test's name, or none
   */
  public static Page search(String trainings, String value, List<String> tests) {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("Race", rates(List.of(trainings), value)));
    if (!tests.isEmpty()) {
      List<Series> series =
          tests.stream()
              .map(name -> Series.empty(name, "loss", "running mean", "loss delta"))
              .toList();
      sections.add(new Section("Range test", curves(series)));
    }
    return new Page("Learning rate", "The search goes on.", sections);
  }

  private static Plot rates(List<String> names, String value) {
    List<Series> series = names.stream().map(name -> Series.empty(name, value)).toList();
    return new Plot(
        "rates",
        "After each training: " + value + " over learning rate",
        new Axes(Axis.logarithmic("learning rate"), Axis.linear(value)),
        series,
        List.of(new Trace(value, Trace.Style.POINTS)));
  }

  private static List<Block> curves(List<Series> series) {
    Axis rate = Axis.logarithmic("learning rate");
    return List.of(
        new Plot(
            "loss",
            "Loss over learning rate, so far",
            new Axes(rate, Axis.linear("loss")),
            series,
            List.of(
                new Trace("loss", Trace.Style.FAINT), new Trace("running mean", Trace.Style.LINE))),
        new Plot(
            "loss-delta",
            "Loss delta over learning rate, so far",
            new Axes(rate, Axis.linear("loss delta")),
            series,
            List.of(new Trace("loss delta", Trace.Style.LINE))));
  }
}
