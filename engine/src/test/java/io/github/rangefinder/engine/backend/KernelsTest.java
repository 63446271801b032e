package io.github.rangefinder.engine.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.rangefinder.engine.kernel.ConvolutionSizes;
import io.github.rangefinder.engine.kernel.MatrixProduct.Form;
import org.junit.jupiter.api.Test;

/** The build runs this suite with several choices; this is how it knows that each was followed. */
class KernelsTest {
  private static final ConvolutionSizes SIZES =
      new ConvolutionSizes(3, 3, 1, 2, 2, 1, 0, 0, 2, 2, 1, 1);

  @Test
  void kindIsTheOneAskedForElseVectorWhereThereIsTheModule() {
    boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    String expected = System.getProperty(Kernels.PROPERTY, module ? "vector" : "ejml");
    assertEquals(expected, Kernels.name());
    String prefix = expected.equals("vector") ? "Vector" : "Plain";
    Object product = Kernels.matrixProduct(Form.PLAIN, 1, 1, 1);
    Object convolution = Kernels.convolution(SIZES, true, 1);
    assertEquals(prefix + "MatrixProduct", product.getClass().getSimpleName());
    assertEquals(prefix + "Convolution", convolution.getClass().getSimpleName());
  }

  @Test
  void widthIsTheOneAskedForElseAtLeastTheNarrowest() {
    int bits = Kernels.vectorBits();
    if (Kernels.name().equals("ejml")) {
      assertEquals(0, bits);
    } else {
      assertEquals(Integer.getInteger("rangefinder.vectorBits", Math.max(bits, 128)), bits);
    }
  }
}
