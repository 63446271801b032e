package io.github.rangefinder.engine.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The build runs this suite with several choices; this is how it knows that each was followed. */
class KernelsTest {
  @Test
  void kindIsTheOneAskedForElseVectorWhereThereIsTheModule() {
    boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    String expected = System.getProperty(Kernels.PROPERTY, module ? "vector" : "ejml");
    assertEquals(expected, Kernels.name());
    assertEquals(expected.equals("vector"), Kernels.areVector());
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
