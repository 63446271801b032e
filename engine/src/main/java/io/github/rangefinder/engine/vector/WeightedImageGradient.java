package io.github.rangefinder.engine.vector;

import java.util.Arrays;

/**
 * The gradient of a convolution's image as weighted sums: pixel by pixel, each output gradient that
 * is not 0 weighs its filter's weights, where the strips lie that the pixel saw.
 */
final class WeightedImageGradient implements ImageGradient {
  private final FusedSizes s;
  private final FramedImage layout;
  private final float[] filterWeights;

  WeightedImageGradient(FusedSizes sizes, FramedImage layout) {
    this.s = sizes;
    this.layout = layout;
    this.filterWeights = new float[layout.strips * s.filters() * layout.pitch];
  }

  /** Lays the weights out as (strips, filters, pitch). */
  @Override
  public void begin(float[] kernel) {
    for (int row = 0; row < layout.taps.length; row++) {
      int strip = row / layout.length;
      int place = strip * s.filters() * layout.pitch + row % layout.length;
      for (int f = 0; f < s.filters(); f++) {
        filterWeights[place + f * layout.pitch] = kernel[row * s.filters() + f];
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
      add(gradient.byPixel(), imageGradient, at);
    } else {
      Arrays.fill(buffer, 0);
      add(gradient.byPixel(), buffer, 0);
      layout.addUnframed(buffer, imageGradient, at);
    }
  }

  private void add(WeightLists lists, float[] frame, int frameAt) {
    int vectors = layout.pitch / VectorLanes.COUNT;
    for (int strip = 0; strip < layout.strips; strip++) {
      for (int pixel = 0; pixel < s.pixels(); pixel++) {
        VectorWeightedRows.add(
            filterWeights,
            strip * s.filters() * layout.pitch,
            lists.starts,
            lists.weights,
            lists.begin(pixel),
            lists.ends[pixel],
            frame,
            frameAt + layout.windows[pixel] + strip * layout.step,
            vectors);
      }
    }
  }
}
