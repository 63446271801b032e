package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.CounterRandom;
import io.github.rangefinder.engine.kernel.Translation;
import io.github.rangefinder.engine.kernel.Translation.Fill;
import io.github.rangefinder.engine.tensor.Shape;

/**
 * In training each image is moved, by shares of its height and width drawn uniformly.
 *
 * @param lowestRows the least share of the height, downwards above 0
 * @param highestRows the largest share of the height
 * @param lowestColumns the least share of the width, to the right above 0
 * @param highestColumns the largest share of the width
 * @param fill what comes in from outside
 * @param outside the value of {@code CONSTANT}
 * @param bilinear straight between pixels, else by whole pixels
 */
public record RandomTranslation(
    double lowestRows,
    double highestRows,
    double lowestColumns,
    double highestColumns,
    Fill fill,
    float outside,
    boolean bilinear)
    implements UnaryLayer {
  /** Checks the shares. */
  public RandomTranslation {
    Rates.requireRange("RandomTranslation", lowestRows, highestRows);
    Rates.requireRange("RandomTranslation", lowestColumns, highestColumns);
  }

  /** Up to a share in each direction, mirrored at the border: Keras's defaults. */
  public RandomTranslation(double rows, double columns) {
    this(-rows, rows, -columns, columns, Fill.REFLECT, 0, true);
  }

  @Override
  public Shape outputShape(Shape input) {
    return Images.require("RandomTranslation", input);
  }

  @Override
  public Op createOp(Place place) {
    Shape shape = place.input().shape();
    int height = shape.dim(1);
    int width = shape.dim(2);
    int channels = shape.dim(3);
    return new TrainingNoiseOp(place) {
      private double distance(long key, int count, double lowest, double highest, int extent) {
        double distance = extent * CounterRandom.uniform(key, count, lowest, highest);
        return bilinear ? distance : Math.rint(distance);
      }

      private double rows(long key, int sample) {
        return distance(key, 2 * sample, lowestRows, highestRows, height);
      }

      private double columns(long key, int sample) {
        return distance(key, 2 * sample + 1, lowestColumns, highestColumns, width);
      }

      @Override
      void disturb(long key, int sample, float[] x, float[] out, int from, int n) {
        double dy = rows(key, sample);
        double dx = columns(key, sample);
        Translation.forward(height, width, channels, dy, dx, fill, outside, x, out, from);
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
        double dy = rows(key, sample);
        double dx = columns(key, sample);
        Translation.backward(
            height, width, channels, dy, dx, fill, outputGradient, inputGradient, from);
      }
    };
  }
}
