package io.github.rangefinder.finder.run.train;

import io.github.rangefinder.engine.training.Epoch;
import io.github.rangefinder.engine.training.Metrics;
import io.github.rangefinder.engine.training.Training;
import io.github.rangefinder.finder.rangetest.Rounded;
import io.github.rangefinder.finder.run.job.Figures;
import io.github.rangefinder.finder.run.job.Meter;
import java.util.Locale;

/** Shows how one training comes along: loss and accuracy of its present epoch. */
final class TrainingProgress implements Training.Listener {
  private final Meter meter;
  private final int epochs;
  private final int stepsPerEpoch;
  private String validated = "";

  /** Shows it on a meter. */
  TrainingProgress(Meter meter, int epochs, int stepsPerEpoch) {
    this.meter = meter;
    this.epochs = epochs;
    this.stepsPerEpoch = stepsPerEpoch;
  }

  @Override
  public void iteration(int iteration, double learningRate, Metrics metrics) {
    String validation = validated;
    meter.reached(
        iteration + 1,
        epochs * stepsPerEpoch,
        () ->
            String.format(
                Locale.ROOT,
                "loss %-7s%s%s",
                Figures.loss(metrics.loss()),
                accuracy(" ", metrics),
                validation.isEmpty() ? "" : " (" + validation + ")"),
        () ->
            String.format(
                Locale.ROOT,
                "epoch %d of %d, loss %s%s%s",
                iteration / stepsPerEpoch + 1,
                epochs,
                Figures.loss(metrics.loss()),
                accuracy(", accuracy ", metrics),
                validation.isEmpty() ? "" : ", validation " + validation));
  }

  @Override
  public void epoch(Epoch epoch) {
    Metrics validation = epoch.validation().orElseThrow();
    validated =
        validation.accuracy().isPresent()
            ? accuracy("", validation)
            : "loss " + Figures.loss(validation.loss());
  }

  /** The accuracy behind a text; nothing for regression. */
  private static String accuracy(String before, Metrics metrics) {
    return metrics.accuracy().isPresent()
        ? before + Rounded.percent(metrics.accuracy().getAsDouble())
        : "";
  }
}
