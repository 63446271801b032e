package io.github.rangefinder.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void shapeKnowsItsSize() {
    assertEquals(28 * 28 * 3, Shape.of(28, 28, 3).size());
    assertEquals(1, Shape.of().size());
    assertEquals("(28, 28, 3)", Shape.of(28, 28, 3).toString());
  }

  @Test
  void shapesAreEqualByTheirExtents() {
    assertEquals(Shape.of(250, 4, 5), Shape.of(4, 5).withBatch(250));
    assertEquals(Shape.of(4, 5).hashCode(), Shape.of(4, 5).hashCode());
    assertNotEquals(Shape.of(4, 5), Shape.of(5, 4));
    assertNotEquals(Shape.of(20), Shape.of(20, 1));
  }

  @Test
  void shapeDoesNotFollowItsArray() {
    int[] dims = {2, 3};
    Shape shape = Shape.of(dims);
    dims[0] = 9;
    assertEquals(Shape.of(2, 3), shape);
  }

  @Test
  void shapeThatNoArrayCanHoldIsRejected() {
    assertMessage("(3, 0)", () -> Shape.of(3, 0));
    assertMessage("(-1)", () -> Shape.of(-1));
    // Each extent and even the product's low 32 bits look harmless.
    assertMessage("(65536, 65536)", () -> Shape.of(65536, 65536));
    assertMessage("(2147483647, 2)", () -> Shape.of(2).withBatch(Integer.MAX_VALUE));
  }

  @Test
  void tensorOfAnotherSizeThanItsShapeIsRejectedNamingBothSides() {
    assertMessage("(2, 3) holds 6 floats, got 5", () -> new Tensor(Shape.of(2, 3), new float[5]));
    assertMessage("(7) holds 7 floats, got 6", () -> new Tensor(Shape.of(6)).reshape(Shape.of(7)));
  }

  @Test
  void reshapedTensorIsTheSameFloats() {
    Tensor tensor = new Tensor(Shape.of(2, 3));
    assertSame(tensor.data(), tensor.reshape(Shape.of(6)).data());
  }

  private static void assertMessage(String expected, Runnable creation) {
    String message = assertThrows(IllegalArgumentException.class, creation::run).getMessage();
    assertTrue(message.contains(expected), message);
  }
}
