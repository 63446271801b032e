package io.github.rangefinder.finder.report.live;

import java.util.HashMap;
import java.util.Map;

/**
 * Puts the losses of range tests on a page as they come, with what can be said of them so far: a
 * running mean, since the smoothing proper looks to both sides, and the loss delta.
 */
public final class GrowingCurves {
  /** The weight of what came before in the running mean, as fastai's recorder has it. */
  private static final double DECAY = 0.98;

  private final int movingAverage;
  private final Map<String, Curve> curves = new HashMap<>();

  /** Curves whose loss delta is taken over so many iterations. */
  public GrowingCurves(int movingAverage) {
    this.movingAverage = movingAverage;
  }

  /** Adds a loss to both plots, {@code loss} and {@code loss-delta}. */
  public synchronized void add(LivePage page, String series, double rate, double loss) {
    Curve curve = curves.computeIfAbsent(series, name -> new Curve(movingAverage));
    double delta = curve.delta(loss);
    double mean = curve.mean(loss);
    page.row("loss", series, rate, loss, mean, delta);
    page.row("loss-delta", series, rate, loss, mean, delta);
  }

  /** What has to be remembered of one curve. */
  private static final class Curve {
    private final double[] latest;
    private int seen;
    private double weighted;
    private double weight;

    Curve(int movingAverage) {
      latest = new double[movingAverage];
    }

    double delta(double loss) {
      int place = seen++ % latest.length;
      double before = seen > latest.length ? latest[place] : Double.NaN;
      latest[place] = loss;
      return (loss - before) / latest.length;
    }

    double mean(double loss) {
      if (Double.isFinite(loss)) {
        weighted = DECAY * weighted + (1 - DECAY) * loss;
        weight = DECAY * weight + (1 - DECAY);
      }
      return weighted / weight;
    }
  }
}
