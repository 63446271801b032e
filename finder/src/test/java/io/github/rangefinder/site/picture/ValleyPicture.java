package io.github.rangefinder.site.picture;

import io.github.rangefinder.engine.optimizer.Sgd;
import io.github.rangefinder.finder.rangetest.LossValley;
import io.github.rangefinder.finder.rangetest.RangeCurve;
import io.github.rangefinder.finder.rangetest.RangeTestResult;
import io.github.rangefinder.finder.rangetest.Replay;
import io.github.rangefinder.finder.rangetest.Suggestion;
import io.github.rangefinder.finder.rangetest.Updates;
import io.github.rangefinder.finder.source.curve.CurveFile;
import io.github.rangefinder.finder.source.curve.RecordedCurve;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The bottom of the valley, its right end and the answer, on a curve that was recorded on MNIST.
 */
final class ValleyPicture implements Picture {
  private static final Path CURVE = Path.of("../src/site/resources/curves/mnist-mlp.csv");

  @Override
  public String name() {
    return "valley";
  }

  @Override
  public Svg draw() {
    RecordedCurve recorded = read();
    Replay replay = new Replay(recorded.learningRates(), recorded.losses());
    RangeTestResult result = replay.result();
    Updates plain = new Updates(Optional.of(new Sgd()), 1);
    Suggestion suggestion = LossValley.suggest(result, replay.settings(), plain);
    RangeCurve curve = result.curve();
    double r = suggestion.range().orElseThrow().high();
    Svg svg = new Svg(430, "Loss over learning rate of a recorded test, with b, r and the answer");
    double end = curve.learningRate(curve.size() - 1);
    double[] rates = {curve.learningRate(0), 2 * end};
    Axes axes = new Axes(70, 60, 850, 360, rates, new double[] {0, 2.6}, true);
    for (int loss = 0; loss <= 2; loss++) {
      axes.tickY(svg, loss, Integer.toString(loss));
    }
    for (int power = -5; power <= -2; power++) {
      axes.tickX(svg, Double.parseDouble("1e" + power), "1e" + power);
    }
    axes.draw(svg, "learning rate", "loss");
    double[] raw = new double[2 * curve.size()];
    double[] smooth = new double[2 * curve.size()];
    for (int i = 0; i < curve.size(); i++) {
      raw[2 * i] = axes.x(curve.learningRate(i));
      smooth[2 * i] = raw[2 * i];
      raw[2 * i + 1] = axes.y(Math.min(2.6, curve.loss(i)));
      smooth[2 * i + 1] = axes.y(Math.min(2.6, curve.smoothedLoss(i)));
    }
    svg.polyline(raw, "#bcccdc", 1).polyline(smooth, Svg.INK, 2.5);
    double answer = suggestion.learningRate().orElseThrow();
    mark(svg, axes, bottom(answer, r), 48, "b", Svg.BLUE);
    mark(svg, axes, r, 48, "r", Svg.BLUE);
    mark(svg, axes, answer, 28, "answer", Svg.ORANGE);
    return svg;
  }

  /** The bottom, from answer = 0.64 · b^0.75 · r^0.25. */
  private static double bottom(double answer, double r) {
    return Math.pow(answer / 0.64 / Math.pow(r, 0.25), 1 / 0.75);
  }

  private static void mark(Svg svg, Axes axes, double rate, double y, String name, String color) {
    svg.dashedLine(axes.x(rate), y + 6, axes.x(rate), 360, color);
    svg.text(axes.x(rate), y, name, "middle", 16, color);
  }

  private static RecordedCurve read() {
    try {
      return CurveFile.read(CURVE).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
