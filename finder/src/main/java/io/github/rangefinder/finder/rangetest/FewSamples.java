package io.github.rangefinder.finder.rangetest;

/**
 * Whether a test had too few samples to be sure, whatever its curve looks like.
 *
 * <p>Hundreds of iterations go over a hundred samples many times, so that the losses become those
 * of what is known by heart, and what a training on so few comes to is chance to a good part. Of
 * seven tests on 120 to 240 samples whose curves left no doubt, five had a regret over 1.25; of 37
 * on more, two, see {@code suggestions.md}.
 */
public final class FewSamples {
  private static final int ENOUGH = 300;

  private FewSamples() {}

  /**
   * The reading with a doubt, if it has none and there are few samples.
   *
   * @param samples on how many the test trained
   */
  public static Judgement.Reading doubted(Judgement.Reading reading, int samples) {
    Suggestion own = reading.own();
    if (own.verdict() != Verdict.RELIABLE || samples >= ENOUGH) {
      return reading;
    }
    return reading.doubted(
        Reason.of("Only %d samples are too few to be sure".formatted(samples), Remedy.VERIFY));
  }
}
