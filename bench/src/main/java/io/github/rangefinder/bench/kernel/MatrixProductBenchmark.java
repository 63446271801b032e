package io.github.rangefinder.bench.kernel;

import io.github.rangefinder.bench.workload.Arithmetic;
import io.github.rangefinder.bench.workload.EngineBenchmark;
import io.github.rangefinder.bench.workload.RandomFloats;
import io.github.rangefinder.engine.backend.ParallelProduct;
import io.github.rangefinder.engine.kernel.MatrixProduct.Form;
import io.github.rangefinder.engine.parallel.Workers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * The three matrix products of a dense layer: forward (plain), kernel gradient (left transposed)
 * and input gradient (right transposed). EJML runs beside ours as the yardstick.
 */
public class MatrixProductBenchmark extends EngineBenchmark {
  /** Batch x inputs x units: the network's dense layers, and two odd ones. */
  @Param({"250x1600x256", "250x256x128", "250x128x10", "37x53x29", "1023x511x257"})
  String layer;

  @Param Form form;

  int m;
  int n;
  int k;
  float[] a;
  float[] b;
  float[] c;
  private ParallelProduct product;
  private final Workers workers = new Workers(1);

  /** Makes the operands. */
  @Setup
  public void prepare() {
    String[] sizes = layer.split("x", -1);
    int batch = Integer.parseInt(sizes[0]);
    int inputs = Integer.parseInt(sizes[1]);
    int units = Integer.parseInt(sizes[2]);
    m = form == Form.LEFT_TRANSPOSED ? inputs : batch;
    n = form == Form.RIGHT_TRANSPOSED ? inputs : units;
    k = form == Form.PLAIN ? inputs : form == Form.LEFT_TRANSPOSED ? batch : units;
    a = RandomFloats.array(m * k, 1);
    b = RandomFloats.array(k * n, 2);
    c = new float[m * n];
    product = new ParallelProduct(form, m, n, k);
  }

  /** With the kernels that this JVM chooses. */
  @Benchmark
  public float[] product(Arithmetic arithmetic) {
    arithmetic.addFlop(2.0 * m * n * k);
    product.add(m, k, a, b, c, workers);
    return c;
  }

  /** With EJML. */
  @Benchmark
  @Fork(value = 3, jvmArgsPrepend = PLAIN_KERNELS)
  public float[] ejml(Arithmetic arithmetic) {
    return product(arithmetic);
  }
}
