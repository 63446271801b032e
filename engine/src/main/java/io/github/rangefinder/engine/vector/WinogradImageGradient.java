package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.WindowAxis;

/**
 * The gradient of a convolution's image where most of the output gradient is not 0, by {@link
 * WinogradProduct}: the convolution of the framed output gradient with the weights turned by half a
 * turn.
 */
final class WinogradImageGradient implements ImageGradient {
  private static final int COLUMNS = VectorTapTile.COLUMNS;

  private final ConvolutionSizes turned;
  private final FramedImage layout;
  private final WinogradProduct product;
  private final WinogradPixels pixels;

  WinogradImageGradient(ConvolutionSizes sizes) {
    turned = turned(sizes);
    FusedSizes s = new FusedSizes(turned, 1);
    layout = FramedImage.ofTiles(s);
    WinogradAxis rows = WinogradForward.rows(s);
    WinogradAxis columns = WinogradForward.columns(s);
    product = new WinogradProduct(turned.channels(), turned.filters(), layout.step, rows, columns);
    pixels = new WinogradPixels(product, rows, columns, turned.filters());
  }

  /** Whether it is to be computed so. */
  static boolean fits(ConvolutionSizes s) {
    return WinogradProduct.fits(s, s.height(), s.width());
  }

  /** The convolution that leads from an output gradient to the image's. */
  private static ConvolutionSizes turned(ConvolutionSizes s) {
    return new ConvolutionSizes(
        turned(s.rows()), turned(s.columns()), s.filters(), s.channels(), 1);
  }

  private static WindowAxis turned(WindowAxis axis) {
    int reach = (axis.window() - 1) * axis.dilation();
    return new WindowAxis(
        axis.out(), axis.window(), 1, axis.dilation(), reach - axis.pad(), axis.extent());
  }

  /** What the product needs, and behind it the output gradient in its frame. */
  @Override
  public int bufferSize() {
    return product.bufferSize() + layout.size;
  }

  @Override
  public void begin(float[] kernel) {
    product.beginTurned(kernel);
  }

  @Override
  public void add(SampleGradient gradient, float[] buffer, float[] imageGradient, int at) {
    float[] frame = layout.frame(gradient.values, 0, buffer, product.bufferSize());
    int frameAt = layout.at(0, product.bufferSize());
    for (int first = 0; product.rows(first) > 0; first += product.rows(first)) {
      product.mix(frame, frameAt, first, buffer);
      for (int column = 0; column < turned.filters(); column += COLUMNS) {
        product.multiply(first, column, buffer);
        pixels.add(first, column, buffer, imageGradient, at);
      }
    }
  }
}
