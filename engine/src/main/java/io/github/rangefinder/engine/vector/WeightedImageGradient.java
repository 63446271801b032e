package io.github.rangefinder.engine.vector;

import java.util.Arrays;

/**
 * The gradient of a convolution's image as weighted sums: pixel by pixel, each output gradient that
 * is not 0 weighs its filter's weights, where the strips lie that the pixel saw.
 */
final class WeightedImageGradient implements ImageGradient {
  private final FusedSizes s;
  private final FramedImage layout;
  private final AlignedRows filterWeights;
  private int weightsAt;

  WeightedImageGradient(FusedSizes sizes, FramedImage layout) {
    this.s = sizes;
    this.layout = layout;
    this.filterWeights = new AlignedRows(layout.strips * s.filters() * layout.pitch);
  }

  /** Lays the weights out as (strips, filters, pitch). */
  @Override
  public void begin(float[] kernel) {
    weightsAt = filterWeights.find();
    Arrays.fill(filterWeights.values, 0); // what stands between two rows is added, too
    for (int row = 0; row < layout.taps.length; row++) {
      int strip = row / layout.length;
      int place = weightsAt + strip * s.filters() * layout.pitch + row % layout.length;
      for (int f = 0; f < s.filters(); f++) {
        filterWeights.values[place + f * layout.pitch] = kernel[row * s.filters() + f];
      }
    }
  }

  @Override
  public int bufferSize() {
    return layout.inPlace ? 0 : layout.size;
  }

  @Override
  public void add(SampleGradient gradient, float[] buffer, float[] imageGradient, int at) {
    if (layout.inPlace) {
      add(gradient.marks(), gradient.values, imageGradient, at);
    } else {
      Arrays.fill(buffer, 0);
      add(gradient.marks(), gradient.values, buffer, 0);
      layout.addUnframed(buffer, imageGradient, at);
    }
  }

  /** The weights of one strip after the other: they stay in the first-level cache. */
  private void add(long[] marks, float[] values, float[] frame, int frameAt) {
    for (int strip = 0; strip < layout.strips; strip++) {
      int weights = weightsAt + strip * s.filters() * layout.pitch;
      int word = 0;
      int pixel = 0;
      for (int cell = 0; cell < s.cells(); cell++) {
        for (int i = 0; i < s.window(); i++) {
          int to = frameAt + layout.windows[pixel++] + strip * layout.step;
          for (int f = 0; f < s.filters(); f += Long.SIZE) {
            VectorMarkedRows.add(
                filterWeights.values,
                weights + f * layout.pitch,
                layout.pitch,
                marks[word++],
                values,
                cell * s.filters() + f,
                frame,
                to,
                layout.pitch / VectorLanes.COUNT);
          }
        }
      }
    }
  }
}
