package io.github.rangefinder.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The register tiles of a depthwise convolution: every channel is multiplied by weights of its own,
 * so a vector of channels of the image meets a vector of weights.
 *
 * <p>Pixels have a pitch of whole vectors. Each sum starts from 0, takes its terms in order and is
 * added to what was there last: the same bits for any width of vectors.
 */
final class VectorDepthwiseTile {
  /** Entries that a table of windows must have behind its last window. */
  static final int SPARE_WINDOWS = 7;

  /** Taps that one call of {@link #addKernelGradient} sums. */
  static final int TAPS = 8;

  private static final int TOGETHER = 8;
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;
  private static final int LANES = VectorLanes.COUNT;

  private VectorDepthwiseTile() {}

  /**
   * sums (count, pitch) = start (pitch) + Σ over taps of the windows' pixels times kernel (taps,
   * pitch): row r is of the pixels from {@code image[windows[first + r] + taps[i]]} on.
   *
   * @param windows where windows begin, with {@link #SPARE_WINDOWS} more entries than windows
   * @param sums receives the rows, and rubbish in up to {@link #SPARE_WINDOWS} behind
   */
  static void multiply(
      float[] image,
      int[] windows,
      int first,
      int count,
      int[] taps,
      float[] kernel,
      int pitch,
      float[] start,
      float[] sums) {
    for (int channel = 0; channel < pitch; channel += LANES) {
      for (int r = 0; r < count; r += TOGETHER) {
        int to = r * pitch + channel;
        multiply(image, windows, first + r, channel, taps, kernel, pitch, start, sums, to);
      }
    }
  }

  private static void multiply(
      float[] image,
      int[] windows,
      int t,
      int channel,
      int[] taps,
      float[] kernel,
      int pitch,
      float[] start,
      float[] sums,
      int to) {
    int x0 = channel + windows[t];
    int x1 = channel + windows[t + 1];
    int x2 = channel + windows[t + 2];
    int x3 = channel + windows[t + 3];
    int x4 = channel + windows[t + 4];
    int x5 = channel + windows[t + 5];
    int x6 = channel + windows[t + 6];
    int x7 = channel + windows[t + 7];
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector s0 = zero;
    FloatVector s1 = zero;
    FloatVector s2 = zero;
    FloatVector s3 = zero;
    FloatVector s4 = zero;
    FloatVector s5 = zero;
    FloatVector s6 = zero;
    FloatVector s7 = zero;
    for (int i = 0; i < taps.length; i++) {
      int tap = taps[i];
      FloatVector w = FloatVector.fromArray(SPECIES, kernel, i * pitch + channel);
      s0 = FloatVector.fromArray(SPECIES, image, x0 + tap).fma(w, s0);
      s1 = FloatVector.fromArray(SPECIES, image, x1 + tap).fma(w, s1);
      s2 = FloatVector.fromArray(SPECIES, image, x2 + tap).fma(w, s2);
      s3 = FloatVector.fromArray(SPECIES, image, x3 + tap).fma(w, s3);
      s4 = FloatVector.fromArray(SPECIES, image, x4 + tap).fma(w, s4);
      s5 = FloatVector.fromArray(SPECIES, image, x5 + tap).fma(w, s5);
      s6 = FloatVector.fromArray(SPECIES, image, x6 + tap).fma(w, s6);
      s7 = FloatVector.fromArray(SPECIES, image, x7 + tap).fma(w, s7);
    }
    FloatVector before = FloatVector.fromArray(SPECIES, start, channel);
    before.add(s0).intoArray(sums, to);
    before.add(s1).intoArray(sums, to + pitch);
    before.add(s2).intoArray(sums, to + 2 * pitch);
    before.add(s3).intoArray(sums, to + 3 * pitch);
    before.add(s4).intoArray(sums, to + 4 * pitch);
    before.add(s5).intoArray(sums, to + 5 * pitch);
    before.add(s6).intoArray(sums, to + 6 * pitch);
    before.add(s7).intoArray(sums, to + 7 * pitch);
  }

  /**
   * sums (8, pitch) += Σ over windows of the pixel that a tap sees times gradient (count, pitch),
   * for 8 taps from tap on; the last tap stands for those beyond it.
   */
  static void addKernelGradient(
      float[] image,
      int[] windows,
      int count,
      int[] taps,
      int tap,
      float[] gradient,
      int pitch,
      float[] sums,
      int sumsAt) {
    for (int channel = 0; channel < pitch; channel += LANES) {
      addTaps(image, windows, count, channel, taps, tap, gradient, pitch, sums, sumsAt + channel);
    }
  }

  private static void addTaps(
      float[] image,
      int[] windows,
      int count,
      int channel,
      int[] taps,
      int tap,
      float[] gradient,
      int pitch,
      float[] sums,
      int to) {
    int last = taps.length - 1;
    int t0 = channel + taps[tap];
    int t1 = channel + taps[Math.min(tap + 1, last)];
    int t2 = channel + taps[Math.min(tap + 2, last)];
    int t3 = channel + taps[Math.min(tap + 3, last)];
    int t4 = channel + taps[Math.min(tap + 4, last)];
    int t5 = channel + taps[Math.min(tap + 5, last)];
    int t6 = channel + taps[Math.min(tap + 6, last)];
    int t7 = channel + taps[Math.min(tap + 7, last)];
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector s0 = zero;
    FloatVector s1 = zero;
    FloatVector s2 = zero;
    FloatVector s3 = zero;
    FloatVector s4 = zero;
    FloatVector s5 = zero;
    FloatVector s6 = zero;
    FloatVector s7 = zero;
    for (int i = 0; i < count; i++) {
      int x = windows[i];
      FloatVector g = FloatVector.fromArray(SPECIES, gradient, i * pitch + channel);
      s0 = FloatVector.fromArray(SPECIES, image, x + t0).fma(g, s0);
      s1 = FloatVector.fromArray(SPECIES, image, x + t1).fma(g, s1);
      s2 = FloatVector.fromArray(SPECIES, image, x + t2).fma(g, s2);
      s3 = FloatVector.fromArray(SPECIES, image, x + t3).fma(g, s3);
      s4 = FloatVector.fromArray(SPECIES, image, x + t4).fma(g, s4);
      s5 = FloatVector.fromArray(SPECIES, image, x + t5).fma(g, s5);
      s6 = FloatVector.fromArray(SPECIES, image, x + t6).fma(g, s6);
      s7 = FloatVector.fromArray(SPECIES, image, x + t7).fma(g, s7);
    }
    s0.add(FloatVector.fromArray(SPECIES, sums, to)).intoArray(sums, to);
    s1.add(FloatVector.fromArray(SPECIES, sums, to + pitch)).intoArray(sums, to + pitch);
    s2.add(FloatVector.fromArray(SPECIES, sums, to + 2 * pitch)).intoArray(sums, to + 2 * pitch);
    s3.add(FloatVector.fromArray(SPECIES, sums, to + 3 * pitch)).intoArray(sums, to + 3 * pitch);
    s4.add(FloatVector.fromArray(SPECIES, sums, to + 4 * pitch)).intoArray(sums, to + 4 * pitch);
    s5.add(FloatVector.fromArray(SPECIES, sums, to + 5 * pitch)).intoArray(sums, to + 5 * pitch);
    s6.add(FloatVector.fromArray(SPECIES, sums, to + 6 * pitch)).intoArray(sums, to + 6 * pitch);
    s7.add(FloatVector.fromArray(SPECIES, sums, to + 7 * pitch)).intoArray(sums, to + 7 * pitch);
  }
}
