package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import java.util.Arrays;

/**
 * The gradient of a convolution's image where an image has so few channels that they would fill a
 * small part of a vector: what each output pixel means for the strips that it saw is a product,
 * gradients (pixels, filters) · weightsᵀ (filters, strip), whose rows are added where they lie. A
 * strip, (kernelWidth, channels), fills vectors that the channels alone would not.
 */
final class StripImageGradient implements ImageGradient {
  private static final int COLUMNS = VectorTapTile.COLUMNS;

  /** Pixels at a time: whole tiles of either kind, whose sums stay in the first-level cache. */
  private static final int BLOCK = 112;

  private final FusedSizes s;
  private final FramedImage layout;
  private final int[] pixelStarts;
  private final int[] filterPlaces;

  /** (strips, panels of a strip, filters, width), zeros behind a strip's end. */
  private final float[] weights;

  /** Of the gradient in its frame, without dilation and groups. */
  StripImageGradient(FusedSizes sizes, FramedImage layout) {
    this.s = sizes;
    this.layout = layout;
    pixelStarts = new int[s.pixels() + VectorTapTile.SPARE_ROWS];
    Arrays.setAll(pixelStarts, i -> Math.min(i, s.pixels() - 1) * s.filters());
    filterPlaces = new int[s.filters()];
    Arrays.setAll(filterPlaces, f -> f);
    weights = new float[layout.strips * s.filters() * layout.pitch];
  }

  /**
   * Whether the strips' vectors are less than half of those that {@link DenseImageGradient} would
   * multiply, counted at one width, so that the sums have one order at all.
   */
  static boolean fits(FusedSizes s) {
    ConvolutionSizes c = s.convolution();
    boolean strips = c.groups() == 1 && c.rows().dilation() == 1 && c.columns().dilation() == 1;
    return strips
        && vectors(s.kernelWidth() * s.channels()) * s.pixels() * 2
            < s.kernelWidth()
                * vectors(s.channels())
                * s.height()
                * s.width()
                / (c.rows().stride() * c.columns().stride());
  }

  private static int vectors(int floats) {
    return (floats + VectorLanes.WIDEST - 1) / VectorLanes.WIDEST;
  }

  /** The image's gradient in its frame, and behind it a block's sums. */
  @Override
  public int bufferSize() {
    return layout.size + (BLOCK + VectorTapTile.SPARE_ROWS) * COLUMNS;
  }

  /** Takes the weights, transposed, strip by strip. */
  @Override
  public void begin(float[] kernel) {
    for (int tap = 0; tap < layout.taps.length; tap++) {
      int strip = tap / layout.length;
      int place = tap % layout.length;
      int first = place / COLUMNS * COLUMNS;
      int to = (strip * layout.pitch + first) * s.filters() + place - first;
      for (int f = 0; f < s.filters(); f++) {
        weights[to + f * width(first)] = kernel[tap * s.filters() + f];
      }
    }
  }

  /** Columns of the panel that begins there. */
  private int width(int column) {
    return VectorTapTile.width(layout.pitch - column);
  }

  @Override
  public void add(SampleGradient gradient, float[] buffer, float[] imageGradient, int at) {
    Arrays.fill(buffer, 0, layout.size, 0);
    for (int first = 0; first < s.pixels(); first += BLOCK) {
      int count = Math.min(BLOCK, s.pixels() - first);
      for (int strip = 0; strip < layout.strips; strip++) {
        for (int column = lastPanel(); column >= 0; column -= COLUMNS) {
          addBlock(gradient.values, first, count, strip, column, buffer);
        }
      }
    }
    layout.addUnframed(buffer, imageGradient, at);
  }

  private int lastPanel() {
    return (layout.pitch - 1) / COLUMNS * COLUMNS;
  }

  /**
   * Adds a panel of a strip. Of the windows that see a float of the image through one strip, an
   * earlier one sees it further back in the strip: with the last panel first, each float's sum
   * takes them in their order, however wide a panel is.
   */
  private void addBlock(
      float[] gradient, int first, int count, int strip, int column, float[] buffer) {
    int width = width(column);
    VectorTapTile.multiply(
        gradient,
        0,
        pixelStarts,
        first,
        count,
        filterPlaces,
        weights,
        (strip * layout.pitch + column) * s.filters(),
        width,
        DenseImageGradient.ZEROS,
        0,
        buffer,
        layout.size);
    VectorRows.add(
        buffer,
        layout.size,
        width,
        count,
        width,
        buffer,
        strip * layout.step + column,
        layout.windows,
        first,
        1);
  }
}
