package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.PoolingSizes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Max-pooling of one channels-last image with any window and stride, a vector of channels at a
 * time: the fast twin of {@link io.github.rangefinder.engine.kernel.MaxPooling}. Which pixel of its
 * window won is kept as a float, so that it stands beside the values that it is compared with.
 */
public final class VectorMaxPooling {
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  /** 0, 1, 2, … */
  private static final FloatVector NUMBERS = FloatVector.zero(SPECIES).addIndex(1);

  private final PoolingSizes s;

  /** A pooling of the given sizes. */
  public VectorMaxPooling(PoolingSizes sizes) {
    this.s = sizes;
  }

  /**
   * out (outHeight, outWidth, channels) = the largest of each window of image (height, width,
   * channels); places alike = where in the part of its window that lies inside the image it was,
   * row by row. The first of equals wins, and a NaN over all others.
   *
   * <p>A vector that reaches past the channels of a pixel is taken where the pixels behind have
   * room for it, which are written after it.
   */
  public void forward(float[] image, int imageAt, float[] out, float[] places, int outAt) {
    int lastOut = outAt + s.outSize() - LANES;
    int lastImage = imageAt + s.imageSize() - LANES;
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        int to = outAt + (y * s.outWidth() + x) * s.channels();
        int from = imageAt + (s.rows().from(y) * s.width() + s.columns().from(x)) * s.channels();
        int columns = s.columns().to(x) - s.columns().from(x);
        int pixels = columns * (s.rows().to(y) - s.rows().from(y));
        int room = Math.min(lastOut - to, lastImage - from - at(pixels - 1, columns));
        int c = 0;
        for (; c < s.channels() && c <= room; c += LANES) {
          largest(image, from + c, columns, pixels, out, places, to + c);
        }
        for (; c < s.channels(); c++) {
          largestOfChannel(image, from + c, columns, pixels, out, places, to + c);
        }
      }
    }
  }

  private void largest(
      float[] image, int from, int columns, int pixels, float[] out, float[] places, int to) {
    FloatVector best = FloatVector.fromArray(SPECIES, image, from);
    FloatVector place = FloatVector.zero(SPECIES);
    int at = from;
    int column = 0;
    for (int i = 1; i < pixels; i++) {
      column++;
      at += s.channels();
      if (column == columns) {
        column = 0;
        at += (s.width() - columns) * s.channels();
      }
      FloatVector value = FloatVector.fromArray(SPECIES, image, at);
      VectorMask<Float> kept = value.compare(VectorOperators.LE, best);
      VectorMask<Float> lost = best.compare(VectorOperators.NE, best).or(kept);
      best = value.blend(best, lost);
      place = FloatVector.broadcast(SPECIES, i).blend(place, lost);
    }
    best.intoArray(out, to);
    place.intoArray(places, to);
  }

  private void largestOfChannel(
      float[] image, int from, int columns, int pixels, float[] out, float[] places, int to) {
    float best = image[from];
    int place = 0;
    for (int i = 1; i < pixels; i++) {
      float value = image[from + at(i, columns)];
      if (!(value <= best) && !Float.isNaN(best)) {
        best = value;
        place = i;
      }
    }
    out[to] = best;
    places[to] = place;
  }

  /** Where pixel i of a window lies behind its first. */
  private int at(int i, int columns) {
    return (i / columns * s.width() + i % columns) * s.channels();
  }

  /** inputGradient (imageSize) += outputGradient (outSize) at the places of {@link #forward}. */
  public void backward(
      float[] outputGradient, float[] places, int outAt, float[] inputGradient, int imageAt) {
    int lastOut = outAt + s.outSize() - LANES;
    int lastImage = imageAt + s.imageSize() - LANES;
    for (int y = 0; y < s.outHeight(); y++) {
      for (int x = 0; x < s.outWidth(); x++) {
        int from = outAt + (y * s.outWidth() + x) * s.channels();
        int to = imageAt + (s.rows().from(y) * s.width() + s.columns().from(x)) * s.channels();
        int columns = s.columns().to(x) - s.columns().from(x);
        int pixels = columns * (s.rows().to(y) - s.rows().from(y));
        int room = Math.min(lastOut - from, lastImage - to - at(pixels - 1, columns));
        int c = 0;
        for (; c < s.channels() && c <= room; c += LANES) {
          giveBack(
              outputGradient,
              places,
              from + c,
              s.channels() - c,
              columns,
              pixels,
              inputGradient,
              to + c);
        }
        for (; c < s.channels(); c++) {
          int at = to + c + at((int) places[from + c], columns);
          inputGradient[at] += outputGradient[from + c];
        }
      }
    }
  }

  /** Of a vector of channels, those behind the first n get nothing. */
  private void giveBack(
      float[] gradient,
      float[] places,
      int from,
      int n,
      int columns,
      int pixels,
      float[] inputGradient,
      int to) {
    FloatVector zero = FloatVector.zero(SPECIES);
    VectorMask<Float> isChannel = NUMBERS.compare(VectorOperators.LT, n);
    FloatVector g = zero.blend(FloatVector.fromArray(SPECIES, gradient, from), isChannel);
    FloatVector place = FloatVector.fromArray(SPECIES, places, from);
    for (int i = 0; i < pixels; i++) {
      int at = to + at(i, columns);
      VectorMask<Float> won = place.compare(VectorOperators.EQ, i);
      FloatVector.fromArray(SPECIES, inputGradient, at)
          .add(zero.blend(g, won))
          .intoArray(inputGradient, at);
    }
  }
}
