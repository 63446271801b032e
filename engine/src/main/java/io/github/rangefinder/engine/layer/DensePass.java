package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.Kernels;
import io.github.rangefinder.engine.kernel.Bias;
import io.github.rangefinder.engine.kernel.MatrixProduct.Form;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;

/**
 * {@link Dense} at work: three matrix products.
 *
 * <pre>
 * forward   output (n, units)       = bias + input (n, in) · kernel (in, units)
 * backward  kernelGradient          += inputᵀ · outputGradient
 *           inputGradient (n, in)   = outputGradient · kernelᵀ
 * </pre>
 *
 * <p>Each tile of the kernel's gradient sums over the whole batch, so that nothing is copied for
 * each thread and nothing has to be added afterwards.
 */
final class DensePass extends BatchPass {
  private final Parameter kernel;
  private final Parameter bias;
  private final int in;
  private final int units;
  private final float[] zeros;
  private final ParallelProduct forwardProduct;
  private final ParallelProduct kernelProduct;
  private final ParallelProduct inputProduct;

  DensePass(Tensor input, Parameter kernel, Parameter bias) {
    super(input, batchOf(Shape.of(kernel.value().shape().dim(1)), input));
    this.kernel = kernel;
    this.bias = bias;
    this.in = kernel.value().shape().dim(0);
    this.units = kernel.value().shape().dim(1);
    this.zeros = new float[in];
    int batch = input.shape().dim(0);
    forwardProduct = new ParallelProduct(Kernels.matrixProduct(Form.PLAIN, batch, units, in));
    kernelProduct =
        new ParallelProduct(Kernels.matrixProduct(Form.LEFT_TRANSPOSED, in, units, batch));
    inputProduct =
        new ParallelProduct(Kernels.matrixProduct(Form.RIGHT_TRANSPOSED, batch, in, units));
  }

  @Override
  public void forward(int n, Workers workers) {
    float[] weights = kernel.value().data();
    float[] start = bias.value().data();
    forwardProduct.multiply(n, in, input().data(), weights, start, output().data(), workers);
  }

  @Override
  public void backward(int n, Workers workers) {
    float[] outputGradient = outputGradient().data();
    Bias.addRows(outputGradient, n, units, bias.gradient().data());
    float[] kernelGradient = kernel.gradient().data();
    kernelProduct.multiply(in, n, input().data(), outputGradient, null, kernelGradient, workers);
    if (inputGradient() != null) {
      float[] weights = kernel.value().data();
      float[] inputGradient = inputGradient().data();
      inputProduct.multiply(n, units, outputGradient, weights, zeros, inputGradient, workers);
    }
  }
}
