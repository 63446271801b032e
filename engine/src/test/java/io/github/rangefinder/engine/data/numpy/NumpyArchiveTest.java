package io.github.rangefinder.engine.data.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.TestSeed;
import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumpyArchiveTest {
  private static final Shape SHAPE = Shape.of(3, 7000);

  @TempDir private Path folder;

  private Path write(Shape shape, float[] elements) throws IOException {
    Path file = folder.resolve("a.npz");
    try (OutputStream out = Files.newOutputStream(file);
        NumpyArchiveWriter writer = new NumpyArchiveWriter(out)) {
      writer.add("a", shape, elements);
      writer.addText("state.json", "{\"ü\": 1}");
    }
    return file;
  }

  @Test
  void readsWhatItWrote() throws IOException {
    float[] elements = TestSeed.floats(TestSeed.random(), SHAPE.size());
    elements[0] = Float.NaN;
    elements[1] = -0f;
    Path file = write(SHAPE, elements);
    try (NumpyArchive archive = NumpyArchive.open(file)) {
      assertTrue(archive.contains("a"));
      assertFalse(archive.contains("b"));
      assertArrayEquals(elements, archive.read("a", SHAPE));
      assertEquals("{\"ü\": 1}", archive.readText("state.json"));
    }
    byte[] first = Files.readAllBytes(file);
    assertArrayEquals(first, Files.readAllBytes(write(SHAPE, elements)));
  }

  /** The parity cases are archives that NumPy itself has written. */
  @Test
  void readsWhatNumpyWrote() throws IOException {
    Path file = folder.resolve("dense.npz");
    try (InputStream in = NumpyArchiveTest.class.getResourceAsStream("/parity/dense.npz")) {
      Files.copy(in, file);
    }
    try (NumpyArchive archive = NumpyArchive.open(file)) {
      String sentence = failure(() -> archive.read("param_0", Shape.of(1, 1)));
      assertTrue(sentence.startsWith("param_0 in " + file + " has shape ("), sentence);
      String[] found = sentence.replaceAll(".*shape \\((.*)\\), expected .*", "$1").split(", *");
      Shape shape = Shape.of(Arrays.stream(found).mapToInt(Integer::parseInt).toArray());
      for (float element : archive.read("param_0", shape)) {
        assertTrue(Float.isFinite(element) && Math.abs(element) < 10);
      }
    }
  }

  @Test
  void whatIsMissingOrOfAnotherShapeIsNamed() throws IOException {
    Path file = write(Shape.of(2), new float[2]);
    try (NumpyArchive archive = NumpyArchive.open(file)) {
      assertEquals(file + " has no b.npy", failure(() -> archive.read("b", SHAPE)));
      assertEquals(file + " has no x.json", failure(() -> archive.readText("x.json")));
      assertEquals(
          "a in " + file + " has shape (2,), expected (3, 7000)",
          failure(() -> archive.read("a", SHAPE)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<f4 ; <f8 ; ends too early",
        "<f4 ; <c8 ; has elements of type <c8, expected one of bool, ",
        "<f4 ; |O ; holds Python objects, which are not loaded",
        "(3, ; (9999999999, ; has shape (9999999999, 7000), expected (3, 7000)",
        "shape ; shade ; has a header that does not describe an array of numbers",
        "NUMPY ; BUMPY ; is no array in NumPy's format"
      })
  void otherArraysAreRefused(String text, String other, String message) throws IOException {
    String npy = npy();
    assertTrue(npy.contains(text));
    assertTrue(
        failure(() -> read(npy.replace(text, other))).startsWith("a " + message),
        failure(() -> read(npy.replace(text, other))));
  }

  /** (2, 3): 1 2 3, 4 5 6 lie as 1 4 2 5 3 6 with the first axis fastest. */
  @Test
  void weightsOfEveryTypeAndOrderBecomeFloats() throws IOException {
    byte[] doubles = new byte[6 * Double.BYTES];
    ByteBuffer buffer = ByteBuffer.wrap(doubles).order(ByteOrder.LITTLE_ENDIAN);
    for (double element : new double[] {1, 4, 2, 5, 3, 6}) {
      buffer.putDouble(element);
    }
    String npy = new String(NpyFile.of("<f8", "(2, 3)", doubles), StandardCharsets.ISO_8859_1);
    Shape shape = Shape.of(2, 3);
    assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, read(npy, shape));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, read(npy.replace("False", "True "), shape));
  }

  /** A flipped bit in stored weights is a weight like any other; the archive's checksum tells. */
  @Test
  void damagedWeightsAreRefused() throws IOException {
    Path file = write(Shape.of(100), new float[100]);
    byte[] bytes = Files.readAllBytes(file);
    bytes[300] ^= 1;
    Files.write(file, bytes);
    try (NumpyArchive archive = NumpyArchive.open(file)) {
      assertEquals(
          "a in " + file + " is damaged (its checksum is another)",
          failure(() -> archive.read("a", Shape.of(100))));
    }
  }

  @Test
  void lengthsThatLieAreNotBelieved() throws IOException {
    String npy = npy();
    assertEquals("a ends too early", failure(() -> read(npy.substring(0, npy.length() - 1))));
    assertEquals("a ends too early", failure(() -> read(npy.substring(0, 40))));
    assertEquals("a ends too early", failure(() -> read("")));
    String version2 = npy.replace("NUMPY\u0001\u0000", "NUMPY\u0002\u0000");
    assertTrue(failure(() -> read(version2)).contains(" bytes, expected at most 65536"));
  }

  @Test
  void whatIsNoArchiveIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("b.npz"), "hello");
    assertTrue(
        failure(() -> NumpyArchive.open(file)).startsWith(file + " is no NumPy archive (.npz)"));
    Path whole = write(SHAPE, new float[SHAPE.size()]);
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(whole, Arrays.copyOf(bytes, bytes.length / 2));
    assertTrue(failure(() -> NumpyArchive.open(whole)).contains("cut short"));
  }

  private static String npy() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpyFormat.write(out, SHAPE, new float[SHAPE.size()]);
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private static float[] read(String npy) throws IOException {
    return read(npy, SHAPE);
  }

  private static float[] read(String npy, Shape shape) throws IOException {
    byte[] bytes = npy.getBytes(StandardCharsets.ISO_8859_1);
    return NpyFormat.read(new ByteArrayInputStream(bytes), "a", shape);
  }

  private static String failure(Executable read) {
    return assertThrows(DataFormatException.class, read).getMessage();
  }
}
