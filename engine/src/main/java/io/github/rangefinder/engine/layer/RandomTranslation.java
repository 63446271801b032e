package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.CounterRandom;
import io.github.rangefinder.engine.kernel.Translation;
import io.github.rangefinder.engine.kernel.Translation.Fill;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * In training each image is moved, by shares of its height and width drawn uniformly.
 *
 * @param rows shares of the height, downwards above 0
 * @param columns shares of the width, to the right above 0
 * @param fill what comes in from outside
 * @param outside the value of {@code CONSTANT}
 * @param bilinear straight between pixels, else by whole pixels
 */
public record RandomTranslation(
    Shares rows, Shares columns, Fill fill, float outside, boolean bilinear) implements UnaryLayer {

  /** What a share is drawn from: lowest to highest. */
  public record Shares(double lowest, double highest) {
    /** Checks the range. */
    public Shares {
      Rates.requireRange("RandomTranslation", lowest, highest);
    }
  }

  /** Up to a share in each direction, mirrored at the border: Keras's defaults. */
  public RandomTranslation(double rows, double columns) {
    this(new Shares(-rows, rows), new Shares(-columns, columns), Fill.REFLECT, 0, true);
  }

  @Override
  public Shape outputShape(Shape input) {
    return Images.require("RandomTranslation", input);
  }

  @Override
  public Op createOp(Place place) {
    return new TranslationOp(place, this);
  }

  private static final class TranslationOp extends TrainingNoiseOp {
    private final RandomTranslation layer;
    private final Translation.Frame frame;

    TranslationOp(Place place, RandomTranslation layer) {
      super(place);
      this.layer = layer;
      Shape shape = place.input().shape();
      frame =
          new Translation.Frame(
              shape.dim(1), shape.dim(2), shape.dim(3), layer.fill, layer.outside);
    }

    private double distance(long key, int count, Shares shares, int extent) {
      double distance =
          extent * CounterRandom.uniform(key, count, shares.lowest(), shares.highest());
      return layer.bilinear ? distance : Math.rint(distance);
    }

    private double down(long key, int sample) {
      return distance(key, 2 * sample, layer.rows, frame.height());
    }

    private double right(long key, int sample) {
      return distance(key, 2 * sample + 1, layer.columns, frame.width());
    }

    @Override
    void disturb(long key, int sample, float[] x, float[] out, int from, int n) {
      Translation.forward(frame, down(key, sample), right(key, sample), x, out, from);
    }

    @Override
    void addGradient(
        long key,
        int sample,
        float[] x,
        float[] outputGradient,
        float[] inputGradient,
        int from,
        int n) {
      Translation.backward(
          frame, down(key, sample), right(key, sample), outputGradient, inputGradient, from);
    }
  }
}
