package io.github.rangefinder.finder.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Pages of synthetic curves. */
final class SamplePages {
  static final String EVIL = "</script><img src=x onerror=\"document.title='owned'\">&<b>'\"";

  private SamplePages() {}

  /** Two curves as of SGD and Adam, each with its suggestion and a rule's. */
  static Page article() {
    return page("sgd", "adam");
  }

  static Page page(String first, String second) {
    Series sgd = series(first, rate -> 2.3 - 1.9 * step(rate, 0.05) + 40 * Math.pow(rate, 4));
    Series adam = series(second, rate -> 2.3 - 2.1 * step(rate, 0.001) + 2000 * rate * rate * rate);
    Plot loss =
        new Plot(
            "loss",
            "Loss over learning rate",
            new Axes(Axis.logarithmic("learning rate"), Axis.linear("loss").between(0, 2.6)),
            List.of(sgd, adam),
            List.of(
                new Trace("loss", Trace.Style.FAINT), new Trace("smoothed loss", Trace.Style.LINE)),
            List.of(
                new Mark("suggested", first, "sgd 0.21", 0.21, true),
                new Mark("suggested", second, "adam 3.1e-3", 3.1e-3, true),
                new Mark("fastai-valley", first, "sgd 0.11", 0.11, false)));
    return new Page(
        "A learning rate for " + first,
        "convnet on mnist",
        List.of(
            Section.of(
                "Answer",
                new Cards(
                    List.of(
                        answer(first, "0.21", AnswerCard.Trust.Level.GOOD, "reliable"),
                        answer(second, "3.1e-3", AnswerCard.Trust.Level.DOUBTFUL, "uncertain")))),
            Section.of("Curve", loss),
            Section.of(
                "Rules",
                new Table(
                    "What each rule suggests",
                    List.of("rule", first, second),
                    List.of(List.of("ours", "0.21", "3.1e-3"), List.of("keras", "0.2", "1e-3")),
                    0)),
            Section.of("Settings", new Facts(Map.of("data", first, "model", "convnet"))),
            Section.of("Again", new Command("java -jar finder.jar --data '" + first + "'"))));
  }

  private static AnswerCard answer(
      String name, String rate, AnswerCard.Trust.Level level, String word) {
    return new AnswerCard(
        name,
        rate,
        new AnswerCard.Trust(level, word),
        "curve",
        List.of("The loss falls steadily around this learning rate, well above its noise."));
  }

  /** From 0 to 1 around a learning rate. */
  private static double step(double rate, double around) {
    return 1 / (1 + Math.pow(around / rate, 1.5));
  }

  private static Series series(String name, DoubleUnaryOperator smooth) {
    int points = 400;
    double[] rates = new double[points];
    double[] losses = new double[points];
    double[] smoothed = new double[points];
    double[] deltas = new double[points];
    for (int i = 0; i < points; i++) {
      rates[i] = 1e-4 * Math.pow(10, 4.0 * i / (points - 1));
      smoothed[i] = smooth.applyAsDouble(rates[i]);
      losses[i] = smoothed[i] + 0.08 * Math.sin(17.0 * i * i);
      deltas[i] = i < 20 ? Double.NaN : (losses[i] - losses[i - 20]) / 20;
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("loss", losses);
    columns.put("smoothed loss", smoothed);
    columns.put("loss delta", deltas);
    return new Series(name, rates, columns);
  }
}
