package io.github.rangefinder.engine.data.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.DataFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class IdxReaderTest {
  private static final byte[] IMAGES = idx(0x0803, new int[] {2, 1, 3}, 1, 2, 3, 4, 5, 255);
  private static final byte[] LABELS = idx(0x0801, new int[] {4}, 0, 9, 255, 3);

  @Test
  void readsImages() throws IOException {
    IdxImages images = images(IMAGES);
    assertEquals(2, images.count());
    assertEquals(1, images.height());
    assertEquals(3, images.width());
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5, (byte) 255}, images.pixels());
  }

  @Test
  void readsLabelsAsUnsigned() throws IOException {
    IdxLabels labels = labels(LABELS);
    assertArrayEquals(new byte[] {0, 9, (byte) 255, 3}, labels.values());
    assertArrayEquals(new int[] {0, 9, 255, 3}, labels.integers());
  }

  @Test
  void knowsGzipByItsFirstBytes() throws IOException {
    assertArrayEquals(images(IMAGES).pixels(), images(gzip(IMAGES)).pixels());
    assertArrayEquals(labels(LABELS).values(), labels(gzip(LABELS)).values());
  }

  @Test
  void readsMoreThanOneBufferFull() throws IOException {
    byte[] large = Arrays.copyOf(idx(0x0803, new int[] {1000, 30, 40}), 16 + 1_200_000);
    large[large.length - 1] = 77;
    byte[] pixels = images(gzip(large)).pixels();
    assertEquals(1_200_000, pixels.length);
    assertEquals(77, pixels[pixels.length - 1]);
  }

  @Test
  void wrongMagicNumberIsNamed() {
    assertEquals(
        "file starts with the magic number 0x00000801, but IDX images of unsigned bytes start with"
            + " 0x00000803",
        assertThrows(DataFormatException.class, () -> images(LABELS)).getMessage());
    assertEquals(
        "file starts with the magic number 0x00000803, but IDX labels of unsigned bytes start with"
            + " 0x00000801",
        assertThrows(DataFormatException.class, () -> labels(gzip(IMAGES))).getMessage());
    assertThrows(DataFormatException.class, () -> images(idx(0x0D03, new int[] {1, 1, 1}, 1)));
  }

  @Test
  void everyTruncationIsRefused() {
    for (int length = 0; length < IMAGES.length; length++) {
      byte[] start = Arrays.copyOf(IMAGES, length);
      String message = assertThrows(DataFormatException.class, () -> images(start)).getMessage();
      assertEquals(
          length < 16
              ? "file ends within its IDX header"
              : "file ends after %d of the 6 bytes its header promises".formatted(length - 16),
          message);
    }
  }

  @Test
  void everyTruncationOfGzipIsRefused() throws IOException {
    byte[] zipped = gzip(IMAGES);
    for (int length = 0; length < zipped.length; length++) {
      byte[] start = Arrays.copyOf(zipped, length);
      String message = assertThrows(DataFormatException.class, () -> images(start)).getMessage();
      assertTrue(message.startsWith("file "), message);
    }
  }

  @Test
  void damagedGzipIsRefused() throws IOException {
    byte[] zipped = gzip(IMAGES);
    zipped[zipped.length - 6] ^= 1; // in the checksum
    String message = assertThrows(DataFormatException.class, () -> images(zipped)).getMessage();
    assertTrue(message.startsWith("file is damaged or cut short within its gzip data"), message);
  }

  @Test
  void trailingBytesAreRefused() {
    byte[] longer = Arrays.copyOf(LABELS, LABELS.length + 1);
    assertEquals(
        "file goes on after the 4 bytes its header promises",
        assertThrows(DataFormatException.class, () -> labels(longer)).getMessage());
  }

  @Test
  void countsBelowOneAreRefused() {
    assertEquals(
        "file says it has 0 images, expected at least 1",
        assertThrows(DataFormatException.class, () -> images(idx(0x0803, new int[] {0, 28, 28})))
            .getMessage());
    assertEquals(
        "file says it has -5 rows an image, expected at least 1",
        assertThrows(DataFormatException.class, () -> images(idx(0x0803, new int[] {1, -5, 28})))
            .getMessage());
    assertThrows(DataFormatException.class, () -> images(idx(0x0803, new int[] {1, 28, 0})));
    assertThrows(DataFormatException.class, () -> labels(idx(0x0801, new int[] {-1})));
  }

  @Test
  void countsBeyondAnArrayAreRefused() {
    assertEquals(
        "file says it has 2000000000 elements of 28 x 28 bytes, more than the 2147483639 bytes that"
            + " can be held",
        assertThrows(
                DataFormatException.class,
                () -> images(idx(0x0803, new int[] {2_000_000_000, 28, 28}, 1, 2, 3)))
            .getMessage());
    int most = Integer.MAX_VALUE;
    assertThrows(
        DataFormatException.class, () -> images(idx(0x0803, new int[] {most, most, most})));
  }

  @Test
  void lyingCountAllocatesLittle() {
    byte[] lying = idx(0x0803, new int[] {2_000_000_000, 1, 1}, 1, 2, 3);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    assertEquals(
        "file ends after 3 of the 2000000000 bytes its header promises",
        assertThrows(DataFormatException.class, () -> images(lying)).getMessage());
    long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertTrue(allocated < 100_000_000, "allocated " + allocated);
  }

  private static IdxImages images(byte[] file) throws IOException {
    return IdxReader.ofImages(new ByteArrayInputStream(file), "file").images();
  }

  private static IdxLabels labels(byte[] file) throws IOException {
    return IdxReader.ofLabels(new ByteArrayInputStream(file), "file").labels();
  }

  static byte[] idx(int magic, int[] extents, int... elements) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * extents.length + elements.length);
    file.putInt(magic);
    for (int extent : extents) {
      file.putInt(extent);
    }
    for (int element : elements) {
      file.put((byte) element);
    }
    return file.array();
  }

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(plain);
    }
    return zipped.toByteArray();
  }
}
