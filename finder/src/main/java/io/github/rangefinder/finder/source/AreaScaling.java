package io.github.rangefinder.finder.source;

import java.util.Arrays;

/**
 * Scales a plane of pixels so that each new one is the mean of the area that it covers in the old
 * plane, borders in proportion. Needs no toolkit, and so no display.
 */
final class AreaScaling {
  private final ImageSize from;
  private final ImageSize to;

  AreaScaling(ImageSize from, ImageSize to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Scales some bits of each pixel.
   *
   * @param shift and then
   * @param mask take the bits
   * @return from.height x from.width to to.height x to.width, rounded to the nearest
   */
  int[] scale(int[] plane, int shift, int mask) {
    int[] scaled = new int[to.width() * to.height()];
    double[] row = new double[to.width()];
    double[] sums = new double[to.width()];
    double step = (double) from.height() / to.height();
    for (int y = 0; y < to.height(); y++) {
      double top = y * step;
      double bottom = Math.min(from.height(), top + step);
      Arrays.fill(sums, 0);
      for (int source = (int) top; source < bottom; source++) {
        double share = Math.min(source + 1.0, bottom) - Math.max(source, top);
        scaleRow(plane, source * from.width(), shift, mask, row);
        for (int x = 0; x < row.length; x++) {
          sums[x] += share * row[x];
        }
      }
      for (int x = 0; x < sums.length; x++) {
        scaled[y * to.width() + x] = (int) (sums[x] / (bottom - top) + 0.5);
      }
    }
    return scaled;
  }

  private void scaleRow(int[] plane, int offset, int shift, int mask, double[] row) {
    double step = (double) from.width() / to.width();
    for (int x = 0; x < row.length; x++) {
      double left = x * step;
      double right = Math.min(from.width(), left + step);
      double sum = 0;
      for (int source = (int) left; source < right; source++) {
        double share = Math.min(source + 1.0, right) - Math.max(source, left);
        sum += share * (plane[offset + source] >> shift & mask);
      }
      row[x] = sum / (right - left);
    }
  }
}
