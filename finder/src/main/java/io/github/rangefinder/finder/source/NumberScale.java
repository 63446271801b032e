package io.github.rangefinder.finder.source;

import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.tensor.Tensor;
import java.util.Locale;
import java.util.Optional;

/**
 * How the numbers of samples are scaled: pixels from 0 to 255, from 0 to 1 and from -1 to 1 differ
 * in it, whatever the images show.
 *
 * @param size the root of the mean of the numbers' squares
 * @param signed whether some are below 0
 */
public record NumberScale(double size, boolean signed) {
  /** So many samples, evenly spaced, tell it well enough. */
  private static final int MOST_SAMPLES = 1000;

  /** Samples of one kind differ by less in size, those scaled in another way often by more. */
  private static final double MOST_TIMES = 10;

  /** The scale of a data set's numbers. */
  public static NumberScale of(Dataset data) {
    Tensor x = new Tensor(data.sampleShape().withBatch(1));
    int samples = Math.min(data.size(), MOST_SAMPLES);
    double squares = 0;
    boolean signed = false;
    for (int i = 0; i < samples; i++) {
      data.read((int) ((long) i * data.size() / samples), x, 0);
      for (float number : x.data()) {
        squares += (double) number * number;
        signed |= number < 0;
      }
    }
    return new NumberScale(Math.sqrt(squares / ((double) samples * x.data().length)), signed);
  }

  /**
   * A sentence if numbers seem to be scaled in another way than those a model was trained on.
   *
   * @param place where the numbers come from
   */
  public Optional<String> doubt(String place, NumberScale trained) {
    String sentence = null;
    if (size > MOST_TIMES * trained.size || size < trained.size / MOST_TIMES) {
      sentence =
          String.format(
              Locale.ROOT,
              "the numbers of %s have a root mean square of %.3g as the model reads them, those it"
                  + " was trained on had %.3g",
              place,
              size,
              trained.size);
    } else if (signed && !trained.signed) {
      sentence =
          "%s has numbers below 0 as the model reads them, and it was trained on none"
              .formatted(place);
    }
    return Optional.ofNullable(sentence).map(told -> told + ": were they scaled in another way?");
  }
}
