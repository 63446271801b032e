package io.github.rangefinder.engine.vector;

/** The gradient of a convolution's image, made from that of its output, sample by sample. */
interface ImageGradient {
  /** Takes the weights (kernelHeight, kernelWidth, channels, filters) of the coming samples. */
  void begin(float[] kernel);

  /** How many floats {@link #add} needs for itself; they start as zeros. */
  int bufferSize();

  /**
   * imageGradient (height, width, channels) += what a sample's output gradient means for its image.
   *
   * @param buffer ({@link #bufferSize}), the same as for the thread's samples before
   */
  void add(SampleGradient gradient, float[] buffer, float[] imageGradient, int at);
}
