package io.github.rangefinder.engine.layer;

import io.github.rangefinder.engine.kernel.MatrixProduct;
import io.github.rangefinder.engine.parallel.Task;
import io.github.rangefinder.engine.parallel.Workers;

/** Hands the tasks of a {@link MatrixProduct} to the workers, without allocating anything. */
final class ParallelProduct {
  private final MatrixProduct product;
  private final Task pack = this::pack;
  private final Task multiply = this::multiply;
  private float[] a;
  private float[] b;
  private float[] c;

  ParallelProduct(MatrixProduct product) {
    this.product = product;
  }

  /** c (m, …) += the product of a and b, summed over k. */
  void add(int m, int k, float[] a, float[] b, float[] c, Workers workers) {
    this.a = a;
    this.b = b;
    this.c = c;
    product.begin(m, k);
    workers.run(product.packTasks(), pack);
    workers.run(product.multiplyTasks(), multiply);
  }

  private void pack(int task) {
    product.pack(task, a, b);
  }

  private void multiply(int task) {
    product.multiply(task, a, b, c);
  }
}
