package io.github.rangefinder.engine.vector;

import java.util.Arrays;

/**
 * The output gradient of one sample on its way back into a convolution, behind its pooling and
 * ReLU; one for each thread.
 *
 * <p>Where most of it is 0, both gradients of the convolution are sums over the rest, which is
 * found in one pass: by pixel, as marks of the filters whose weights it weighs, and by filter, as
 * lists of the pixels whose strips it weighs. Where most of it is not 0, they read it pixel by
 * pixel.
 */
final class SampleGradient {
  /**
   * (pooledHeight, pooledWidth, filters), 0 where the ReLU let nothing through, with room behind it
   * to read a tile's columns past its end.
   */
  final float[] values;

  /** A copy of the sample's image in its frame, for its strips to begin at lines of the cache. */
  final AlignedRows strips;

  private final FusedSizes s;
  private final boolean relu;
  private final FramedImage layout;

  /** Words of marks that a pixel has. */
  private final int words;

  private final long[] marks;
  private final WeightLists byFilter;
  private final float[] spread;

  private float[] winners;
  private int winnersAt;
  private boolean listed;

  SampleGradient(FusedSizes sizes, boolean relu, FramedImage layout) {
    this.s = sizes;
    this.relu = relu;
    this.layout = layout;
    values = new float[s.pooledSize() + VectorOuterTile.COLUMNS];
    words = (s.filters() - 1) / Long.SIZE + 1;
    marks = new long[s.sparse() ? s.pixels() * words : 0];
    byFilter = s.sparse() ? new WeightLists(s.filters(), s.cells()) : null;
    strips = s.sparse() ? new AlignedRows(layout.size) : null;
    spread =
        s.window() > 1 ? new float[s.pixels() * s.filters() + VectorOuterTile.COLUMNS] : values;
  }

  /**
   * Takes a sample's gradient from at on, through the ReLU.
   *
   * @param output what the convolution made of the sample, with its winners
   * @param biasGradient (filters), to which the sample's is added
   */
  void take(float[] output, float[] winners, float[] outputGradient, int at, float[] biasGradient) {
    boolean pooled = s.window() > 1;
    float[] gate = pooled ? winners : output;
    float shut = pooled ? VectorMaxPool.NO_WINNER : 0;
    VectorMaxPoolGradient.gate(
        gate,
        relu ? shut : Float.NaN, // no value is less than that or equal
        outputGradient,
        at,
        s.cells(),
        s.filters(),
        values,
        biasGradient);
    this.winners = winners;
    winnersAt = at;
    listed = false;
  }

  /** Which pixel of its window each of the values belongs to, from {@link #winnersAt} on. */
  float[] winners() {
    return winners;
  }

  int winnersAt() {
    return winnersAt;
  }

  /** (pixels, filters), with the same room behind it: 0 at pixels that won no window. */
  float[] perPixel() {
    if (spread != values) {
      VectorMaxPoolGradient.backward(
          values, winners, winnersAt, s.filters(), s.cells(), s.window(), spread);
    }
    return spread;
  }

  /** (pixels, filters / 64, rounded up), bit by bit whether the pixel's value is not 0. */
  long[] marks() {
    list();
    return marks;
  }

  /** For each filter, the values that are not 0 and where their pixels' strips start. */
  WeightLists byFilter() {
    list();
    return byFilter;
  }

  private void list() {
    if (listed) {
      return;
    }
    listed = true;
    Arrays.fill(marks, 0);
    byFilter.clear();
    if (s.window() == 1) {
      for (int pixel = 0; pixel < s.pixels(); pixel++) {
        listPixel(pixel);
      }
    } else {
      for (int f = 0; f < s.filters(); f++) {
        byFilter.ends[f] = listFilter(f, byFilter.begin(f));
      }
    }
  }

  /** Marks a pixel's values, then lists those that are not 0, as most of them are. */
  private void listPixel(int pixel) {
    int at = pixel * s.filters();
    for (int f = 0; f < s.filters(); f++) {
      marks[pixel * words + f / Long.SIZE] |= (long) WeightLists.kept(values[at + f]) << f;
    }
    for (int word = 0; word < words; word++) {
      for (long left = marks[pixel * words + word]; left != 0; left &= left - 1) {
        int f = word * Long.SIZE + Long.numberOfTrailingZeros(left);
        int end = byFilter.ends[f]++;
        byFilter.rows[end] = WeightLists.row(layout.windows[pixel], values[at + f]);
      }
    }
  }

  /** Lists a filter's values, one of each window, from place next on; returns where they end. */
  private int listFilter(int f, int next) {
    float[] place = winners;
    int[] pixelStarts = layout.windows;
    int filters = s.filters();
    int window = s.window();
    int word = f / Long.SIZE;
    int i = f;
    int end = s.pixels();
    for (int firstPixel = 0; firstPixel < end; firstPixel += window) {
      int pixel = firstPixel + (int) place[winnersAt + i];
      float g = values[i];
      int kept = WeightLists.kept(g);
      byFilter.rows[next] = WeightLists.row(pixelStarts[pixel], g);
      next += kept;
      marks[pixel * words + word] |= (long) kept << f;
      i += filters;
    }
    return next;
  }
}
