package io.github.rangefinder.bench.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.bench.workload.Arithmetic;
import io.github.rangefinder.bench.workload.Close;
import io.github.rangefinder.engine.kernel.MatrixProduct.Form;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatrixProductBenchmarkTest {
  @ParameterizedTest
  @EnumSource(Form.class)
  void isTheProduct(Form form) {
    MatrixProductBenchmark benchmark = new MatrixProductBenchmark();
    benchmark.layer = "37x53x29";
    benchmark.form = form;
    benchmark.prepare();
    Arithmetic arithmetic = new Arithmetic();
    float[] c = benchmark.product(arithmetic);
    Close.assertClose(naive(benchmark), c, 0);
    assertEquals(2e-9 * 37 * 53 * 29, arithmetic.gflop, 1e-15);
  }

  private static double[] naive(MatrixProductBenchmark it) {
    double[] c = new double[it.m * it.n];
    for (int i = 0; i < c.length; i++) {
      int row = i / it.n;
      int column = i % it.n;
      for (int k = 0; k < it.k; k++) {
        float a = it.a[it.form == Form.LEFT_TRANSPOSED ? k * it.m + row : row * it.k + k];
        float b = it.b[it.form == Form.RIGHT_TRANSPOSED ? column * it.k + k : k * it.n + column];
        c[i] += (double) a * b;
      }
    }
    return c;
  }
}
