package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.backend.ParallelProduct;
import io.github.rangefinder.engine.kernel.Bias;
import io.github.rangefinder.engine.kernel.MatrixProduct.Form;
import io.github.rangefinder.engine.parallel.Workers;
import io.github.rangefinder.engine.tensor.Parameter;
import io.github.rangefinder.engine.tensor.Value;

/**
 * {@link Dense} at work: three matrix products; n is the number of rows, several of a sample whose
 * rank is above 1.
 *
 * <pre>
 * forward   output (n, units)       = bias + input (n, in) · kernel (in, units)
 * backward  kernelGradient          += inputᵀ · outputGradient
 *           inputGradient (n, in)   += outputGradient · kernelᵀ
 * </pre>
 *
 * <p>Each tile of the kernel's gradient sums over the whole batch, so that nothing is copied for
 * each thread and nothing has to be added afterwards.
 */
final class DenseOp implements BatchOp {
  private final Value in;
  private final Value out;
  private final Parameter kernel;
  private final Parameter bias;
  private final Workers workers;
  private final int inputs;
  private final int units;
  private final int rowsPerSample;
  private final ParallelProduct forwardProduct;
  private final ParallelProduct kernelProduct;
  private final ParallelProduct inputProduct;

  /** The bias may be one of zeros that nobody learns. */
  DenseOp(Place place, Parameter bias) {
    in = place.input();
    out = place.output();
    kernel = place.parameters().get(0);
    this.bias = bias;
    workers = place.workers();
    inputs = kernel.data().shape().dim(0);
    units = kernel.data().shape().dim(1);
    rowsPerSample = in.sampleSize() / inputs;
    int batch = place.batchSize() * rowsPerSample;
    forwardProduct = new ParallelProduct(Form.PLAIN, batch, units, inputs);
    kernelProduct = new ParallelProduct(Form.LEFT_TRANSPOSED, inputs, units, batch);
    inputProduct = new ParallelProduct(Form.RIGHT_TRANSPOSED, batch, inputs, units);
  }

  @Override
  public void forward(Step step) {
    float[] x = in.data().data();
    float[] weights = kernel.data().data();
    float[] start = bias.data().data();
    int n = step.samples() * rowsPerSample;
    forwardProduct.fill(n, inputs, x, weights, start, out.data().data(), workers);
  }

  @Override
  public void backward(Step step) {
    int n = step.samples() * rowsPerSample;
    float[] gradient = out.gradient().data();
    if (bias.isLearned()) {
      Bias.addRows(gradient, 0, n, units, bias.gradient().data());
    }
    if (kernel.isLearned()) {
      float[] sum = kernel.gradient().data();
      kernelProduct.add(inputs, n, in.data().data(), gradient, sum, workers);
    }
    if (in.gradient() != null) {
      float[] weights = kernel.data().data();
      float[] sum = in.gradient().data();
      inputProduct.add(n, units, gradient, weights, sum, workers);
    }
  }
}
