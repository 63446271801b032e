package io.github.rangefinder.engine.vector;

/**
 * The output gradient of one sample on its way back into a convolution, behind its pooling and
 * ReLU; one for each thread.
 *
 * <p>Where most of it is 0, both gradients of the convolution are sums over the rest, which is
 * listed twice in one pass: by pixel, with the filters whose weights it weighs, and by filter, with
 * the pixels whose strips it weighs. Where most of it is not 0, they read it pixel by pixel.
 */
final class SampleGradient {
  /**
   * (pooledHeight, pooledWidth, filters), 0 where the ReLU let nothing through, with room behind it
   * to read a tile's columns past its end.
   */
  final float[] values;

  private final FusedSizes s;
  private final boolean relu;
  private final FramedImage layout;
  private final WeightLists byPixel;
  private final WeightLists byFilter;
  private final float[] spread;

  /** Filters of the pixel that is being listed. */
  private final int[] found;

  private float[] winners;
  private int winnersAt;
  private boolean listed;

  SampleGradient(FusedSizes sizes, boolean relu, FramedImage layout) {
    this.s = sizes;
    this.relu = relu;
    this.layout = layout;
    values = new float[s.pooledSize() + VectorOuterTile.COLUMNS];
    byPixel = s.sparse() ? new WeightLists(s.pixels(), s.filters()) : null;
    byFilter = s.sparse() ? new WeightLists(s.filters(), s.cells()) : null;
    found = new int[s.filters() + 1];
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

  /** For each pixel, the values that are not 0 and where their filters' weights start. */
  WeightLists byPixel() {
    list();
    return byPixel;
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
    byPixel.clear();
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

  /** Lists a pixel's values: first which are not 0, as most of them are. */
  private void listPixel(int pixel) {
    int at = pixel * s.filters();
    int count = 0;
    for (int f = 0; f < s.filters(); f++) {
      found[count] = f;
      count += WeightLists.kept(values[at + f]);
    }
    int next = byPixel.begin(pixel);
    for (int i = 0; i < count; i++) {
      int f = found[i];
      byPixel.starts[next + i] = f * layout.pitch;
      byPixel.weights[next + i] = values[at + f];
      int end = byFilter.ends[f]++;
      byFilter.starts[end] = layout.windows[pixel];
      byFilter.weights[end] = values[at + f];
    }
    byPixel.ends[pixel] = next + count;
  }

  /** Lists a filter's values, one of each window, from place next on; returns where they end. */
  private int listFilter(int f, int next) {
    float[] place = winners;
    int[] pixelStarts = layout.windows;
    int[] ends = byPixel.ends;
    int filters = s.filters();
    int window = s.window();
    int weights = f * layout.pitch;
    int firstPixel = 0;
    for (int i = f; i < s.pooledSize(); i += filters) {
      int pixel = firstPixel + (int) place[winnersAt + i];
      float g = values[i];
      int kept = WeightLists.kept(g);
      byFilter.starts[next] = pixelStarts[pixel];
      byFilter.weights[next] = g;
      next += kept;
      int at = ends[pixel];
      byPixel.starts[at] = weights;
      byPixel.weights[at] = g;
      ends[pixel] = at + kept;
      firstPixel += window;
    }
    return next;
  }
}
