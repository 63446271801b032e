package io.github.rangefinder.engine.vector;

import io.github.rangefinder.engine.kernel.Activations;
import io.github.rangefinder.engine.kernel.Bias;
import io.github.rangefinder.engine.kernel.Convolution;
import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.MaxPooling;
import io.github.rangefinder.engine.kernel.PoolingSizes;
import java.util.Arrays;

/**
 * A convolution with bias, ReLU and max-pooling (or without these two) by the plain kernels, one
 * after the other: what a fused one is compared with.
 */
final class PlainKernelsInTurn {
  private final ConvolutionSizes sizes;
  private final PoolingSizes pooling;
  private final boolean relu;
  private final float[] kernel;
  private final float[] bias;
  private final float[] convolvedGradient;
  private final int[] winners;

  /** What the convolution alone makes of the last sample. */
  final float[] convolved;

  /** Of the last sample, pooled. */
  final float[] output;

  /** Sum over the samples so far. */
  final float[] kernelGradient;

  /** Sum over the samples so far. */
  final float[] biasGradient;

  /** Of the last sample. */
  final float[] inputGradient;

  /** Makes all arrays. */
  PlainKernelsInTurn(FusedSizes fused, boolean relu, float[] kernel, float[] bias) {
    this.sizes = fused.convolution();
    this.relu = relu;
    this.kernel = kernel;
    this.bias = bias;
    int pool = fused.pool();
    pooling = PoolingSizes.tiles(sizes.outHeight(), sizes.outWidth(), sizes.filters(), pool);
    convolved = new float[sizes.outSize()];
    convolvedGradient = new float[convolved.length];
    output = new float[pooling.outSize()];
    winners = new int[output.length];
    kernelGradient = new float[kernel.length];
    biasGradient = new float[bias.length];
    inputGradient = new float[sizes.imageSize()];
  }

  /** Fills {@link #convolved} and {@link #output}. */
  void forward(float[] image, int imageAt) {
    int pixels = sizes.outHeight() * sizes.outWidth();
    Bias.fillRows(bias, convolved, sizes.filters(), 0, pixels, 0, sizes.filters());
    Convolution.forward(sizes, image, imageAt, kernel, convolved, 0);
    float[] activated = new float[convolved.length];
    if (relu) {
      Activations.relu(convolved, activated, 0, activated.length);
    } else {
      System.arraycopy(convolved, 0, activated, 0, activated.length);
    }
    MaxPooling.forward(pooling, activated, 0, output, winners, 0);
  }

  /** Says which float of {@link #convolved} won an output. */
  void setWinner(int out, int winner) {
    winners[out] = winner;
  }

  /** Adds the last sample's gradients, given that of its output from an offset on. */
  void backward(float[] image, int imageAt, float[] outputGradient, int outputAt) {
    float[] pooledGradient = Arrays.copyOfRange(outputGradient, outputAt, outputAt + output.length);
    float[] activatedGradient = new float[convolved.length];
    MaxPooling.backward(pooling, pooledGradient, winners, 0, activatedGradient, 0);
    Arrays.fill(convolvedGradient, 0);
    if (relu) {
      Activations.reluGradient(
          convolved, activatedGradient, convolvedGradient, 0, convolved.length);
    } else {
      System.arraycopy(activatedGradient, 0, convolvedGradient, 0, convolved.length);
    }
    int pixels = sizes.outHeight() * sizes.outWidth();
    Bias.addRows(convolvedGradient, 0, pixels, sizes.filters(), biasGradient);
    Convolution.kernelGradient(sizes, image, imageAt, convolvedGradient, 0, kernelGradient);
    Arrays.fill(inputGradient, 0);
    Convolution.inputGradient(sizes, kernel, convolvedGradient, 0, inputGradient, 0);
  }
}
