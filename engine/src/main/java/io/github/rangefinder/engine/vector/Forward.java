package io.github.rangefinder.engine.vector;

/**
 * A convolution's output, made from an image in its {@link FramedImage}, sample by sample; the ReLU
 * and the max-pooling behind it are computed with it where there are any.
 */
interface Forward {
  /** Takes the weights (kernelHeight, kernelWidth, channels, filters) of the coming samples. */
  void begin(float[] kernel);

  /** How many floats {@link #fill} needs for itself; they start as zeros. */
  int bufferSize();

  /**
   * output (pooledHeight, pooledWidth, filters) = pool(relu(image * kernel + bias)); a NaN in a
   * window is its largest.
   *
   * @param image the sample's image in its frame, from imageAt on
   * @param buffer ({@link #bufferSize}), the same as for the thread's samples before
   * @param bias (filters)
   * @param winners like output: place in its window of the pixel that won; unused without pooling
   */
  void fill(
      float[] image,
      int imageAt,
      float[] buffer,
      float[] bias,
      float[] output,
      float[] winners,
      int outputAt);
}
