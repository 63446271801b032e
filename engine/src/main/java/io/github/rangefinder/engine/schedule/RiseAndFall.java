package io.github.rangefinder.engine.schedule;

/** Half a cosine to a turning point and half a cosine on to the end, as one-cycle has it twice. */
final class RiseAndFall {
  private RiseAndFall() {}

  /**
   * The turn is at step {@code rise steps - 1} and the end at step {@code steps - 1}, as in
   * PyTorch's {@code OneCycleLR}. The turn need not be a whole step; later steps stay at the end.
   */
  static double at(int step, double start, double turn, double end, double rise, int steps) {
    double turnAt = rise * steps - 1;
    double endAt = steps - 1;
    if (step >= endAt) {
      return end;
    }
    if (step <= turnAt) {
      return turnAt == 0 ? turn : Cosine.between(start, turn, step / turnAt);
    }
    return Cosine.between(turn, end, (step - turnAt) / (endAt - turnAt));
  }
}
