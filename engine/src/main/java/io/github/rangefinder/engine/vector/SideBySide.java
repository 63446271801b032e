package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.Sums;
import io.github.rangefinder.engine.kernel.WindowAxis;
import java.util.Arrays;

/**
 * A convolution of few filters taken as one of more, so that they fill a vector: neighbouring
 * pixels of an output row, whose filters lie side by side, are the filters of one wider window.
 * Image and output are the same floats; the kernel has zeros where a pixel does not see a tap.
 *
 * <p>Six filters of 5x5 are twelve of 5x6 over half as many windows, three fifths of the
 * multiply-adds. Chosen by the sizes alone, for the widest vector, so that sums have one order.
 */
final class SideBySide {
  /** The convolution over all of them: the given one, where there is one pixel at a time. */
  final FusedSizes sizes;

  private final FusedSizes one;
  private final int pixels;

  /** A kernel or its gradient, laid out for {@link #sizes}. */
  private final float[] wide;

  private SideBySide(FusedSizes one, int pixels) {
    this.one = one;
    this.pixels = pixels;
    sizes = pixels == 1 ? one : new FusedSizes(wider(one.convolution(), pixels), 1);
    wide = new float[pixels == 1 ? 0 : taps(sizes) * sizes.filters()];
  }

  /** As many pixels as fill the widest vector, if they save a fifth of the multiply-adds. */
  static SideBySide of(FusedSizes s) {
    ConvolutionSizes c = s.convolution();
    int pixels = 1;
    if (s.window() == 1 && !s.sparse() && c.groups() == 1 && c.columns().dilation() == 1) {
      for (int n = 2; n * c.filters() <= VectorLanes.WIDEST; n++) {
        int window = c.kernelWidth() + (n - 1) * c.columns().stride();
        if (c.outWidth() % n == 0 && 5 * window <= 4 * n * c.kernelWidth()) {
          pixels = n;
        }
      }
    }
    return new SideBySide(s, pixels);
  }

  private static ConvolutionSizes wider(ConvolutionSizes c, int pixels) {
    int stride = c.columns().stride();
    WindowAxis columns =
        new WindowAxis(
            c.width(),
            c.kernelWidth() + (pixels - 1) * stride,
            pixels * stride,
            1,
            c.columns().pad(),
            c.outWidth() / pixels);
    return new ConvolutionSizes(c.rows(), columns, c.channels(), pixels * c.filters(), 1);
  }

  /** The kernel of {@link #sizes}: (kernelHeight, wider, channels, pixels · filters). */
  float[] widen(float[] kernel) {
    if (pixels == 1) {
      return kernel;
    }
    float[] widened = cleared();
    for (int tap = 0; tap < taps(one); tap++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        System.arraycopy(kernel, tap * filters(), widened, place(tap, pixel), filters());
      }
    }
    return widened;
  }

  /** Whether each pixel is taken by itself. */
  boolean alone() {
    return pixels == 1;
  }

  /** A wide kernel of zeros, for the gradient that {@link #addNarrowed} takes. */
  float[] cleared() {
    Arrays.fill(wide, 0);
    return wide;
  }

  /** kernelGradient += what the wide one of {@link #cleared} holds, pixel by pixel. */
  void addNarrowed(float[] kernelGradient) {
    for (int tap = 0; tap < taps(one); tap++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        Sums.add(wide, place(tap, pixel), kernelGradient, tap * filters(), filters());
      }
    }
  }

  /** to (pixels · filters), from toAt on, = bias (filters) for each pixel. */
  void repeat(float[] bias, float[] to, int toAt) {
    for (int pixel = 0; pixel < pixels; pixel++) {
      System.arraycopy(bias, 0, to, toAt + pixel * filters(), filters());
    }
  }

  private int filters() {
    return one.filters();
  }

  private static int taps(FusedSizes s) {
    return s.kernelHeight() * s.kernelWidth() * s.channels();
  }

  /** Where in the wide kernel a pixel's filters have their weights for one of its taps. */
  private int place(int tap, int pixel) {
    int row = one.kernelWidth() * one.channels();
    int wideRow = sizes.kernelWidth() * one.channels();
    int right = pixel * one.convolution().columns().stride() * one.channels();
    return (tap / row * wideRow + tap % row + right) * pixels * filters() + pixel * filters();
  }
}
