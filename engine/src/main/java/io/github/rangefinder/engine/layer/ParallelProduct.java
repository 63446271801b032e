package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.MatrixProduct;
import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;

/** Hands the tasks of a {@link MatrixProduct} to the workers, without allocating anything. */
final class ParallelProduct {
  private final MatrixProduct product;
  private final Task multiply = this::multiply;
  private float[] a;
  private float[] b;
  private float[] start;
  private float[] c;

  ParallelProduct(MatrixProduct product) {
    this.product = product;
  }

  /** The product of a and b, summed over k, added to c (m, …) or, unless it is null, to start. */
  void multiply(int m, int k, float[] a, float[] b, float[] start, float[] c, Workers workers) {
    this.a = a;
    this.b = b;
    this.start = start;
    this.c = c;
    workers.run(product.begin(m, k, workers.threads()), multiply);
  }

  private void multiply(int task, int thread) {
    product.multiply(task, thread, a, b, start, c);
  }
}
