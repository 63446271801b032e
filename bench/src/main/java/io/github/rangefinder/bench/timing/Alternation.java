package io.github.rangefinder.bench.timing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Takes several things in turn, round after round, and keeps their times. */
public final class Alternation {
  /** How long a thing is repeated when it is its turn. */
  private static final double TURN_MILLIS = 150;

  private final List<Timed> things = new ArrayList<>();
  private final List<List<Double>> millis = new ArrayList<>();

  /** Adds something and returns its index for {@link #millis}. */
  public int add(Timed thing) {
    things.add(thing);
    millis.add(new ArrayList<>());
    return things.size() - 1;
  }

  /**
   * Goes round after round. In each turn the first repetition does not count: it finds the caches
   * full of somebody else's data. Nor does the first third of the rounds, while code is compiled.
   *
   * @param progress told each round's number
   */
  public void run(int rounds, IntConsumer progress) {
    for (int round = 0; round < rounds; round++) {
      progress.accept(round);
      boolean counts = round >= rounds / 3;
      for (int i = 0; i < things.size(); i++) {
        things.get(i).millis();
        double spent = 0;
        do {
          double time = things.get(i).millis();
          spent += time;
          if (counts) {
            millis.get(i).add(time);
          }
        } while (spent < TURN_MILLIS);
      }
    }
  }

  /** A quantile of the counted times, in milliseconds. */
  public double millis(int thing, Quantile quantile) {
    return quantile.of(millis.get(thing));
  }
}
