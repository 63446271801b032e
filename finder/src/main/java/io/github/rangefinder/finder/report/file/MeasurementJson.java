package io.github.rangefinder.finder.report.file;

import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.StopReason;
import io.github.rangefinder.finder.study.Measurement;
import io.github.rangefinder.finder.study.Outcome;
import io.github.rangefinder.finder.study.Rounds;
import java.util.List;
import java.util.stream.IntStream;

/** A measurement as its file has it, which earlier releases wrote, too. */
final class MeasurementJson {
  private String task;
  private long seed;
  private int iterations;
  private StopReason stopReason;
  private double[] learningRates;
  private double[] losses;
  private double[] smoothedLosses;
  private double lossBefore;
  private List<Outcome> outcomes;
  private Rounds rounds;

  private MeasurementJson() {}

  static MeasurementJson of(Measurement measurement) {
    RangeCurve curve = measurement.rangeTest().curve();
    MeasurementJson json = new MeasurementJson();
    json.task = measurement.task();
    json.seed = measurement.seed();
    json.iterations = measurement.test().iterations();
    json.stopReason = measurement.rangeTest().stopReason();
    json.learningRates =
        IntStream.range(0, curve.size()).mapToDouble(curve::learningRate).toArray();
    json.losses = IntStream.range(0, curve.size()).mapToDouble(curve::loss).toArray();
    json.smoothedLosses =
        IntStream.range(0, curve.size()).mapToDouble(curve::smoothedLoss).toArray();
    json.lossBefore = measurement.lossBefore();
    json.outcomes = measurement.outcomes();
    json.rounds = measurement.rounds();
    return json;
  }

  Measurement measurement() {
    RangeCurve curve = new RangeCurve(learningRates, losses, smoothedLosses);
    return new Measurement(
        task,
        seed,
        new Measurement.Test(iterations, new RangeTestResult(curve, stopReason, 0)),
        lossBefore,
        outcomes,
        rounds);
  }
}
