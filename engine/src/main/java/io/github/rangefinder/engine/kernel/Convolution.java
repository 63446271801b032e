package io.github.rangefinder.engine.kernel;

/**
 * A convolution with bias and, fused behind it, ReLU and max-pooling where asked for; sample by
 * sample, with gradients. Made once for its sizes, with buffers for a number of shards; shards may
 * be worked on at the same time.
 *
 * <p>What backward needs is what forward leaves: the image, the (pooled) output and, where there is
 * pooling, which pixel of each window won.
 */
public interface Convolution {
  /**
   * Stands for the winner of a window in which the ReLU let nothing through: less than any place,
   * and as an integer a place that is there.
   */
  float NO_WINNER = -0.5f;

  /**
   * Takes the weights (kernelHeight, kernelWidth, channels, filters) of the coming passes.
   *
   * @param threads how many threads will share them
   */
  void begin(float[] kernel, int threads);

  /**
   * output (pooledHeight, pooledWidth, filters) = pool(relu(image * kernel + bias)); a NaN in a
   * window is its largest.
   *
   * @param thread which of the threads does it
   * @param winners like output: place in its window of the pixel that won, or {@link #NO_WINNER};
   *     unused without pooling
   */
  void forward(
      int thread,
      float[] image,
      int imageAt,
      float[] bias,
      float[] output,
      float[] winners,
      int outputAt);

  /** Forgets the kernel and bias gradients of a shard. */
  void clearGradients(int shard);

  /**
   * Adds one sample to the shard's kernel and bias gradients and, unless it is null, writes {@code
   * inputGradient} (height, width, channels).
   */
  void backward(
      int shard,
      int thread,
      float[] image,
      float[] inputGradient,
      int imageAt,
      float[] output,
      float[] winners,
      float[] outputGradient,
      int outputAt);

  /** How many tasks {@link #addGradients} is cut into. */
  int addTasks();

  /** Adds the gradients of shards 0 … shards - 1, in this order, to the parameters' gradients. */
  void addGradients(int task, int shards, float[] kernelGradient, float[] biasGradient);
}
