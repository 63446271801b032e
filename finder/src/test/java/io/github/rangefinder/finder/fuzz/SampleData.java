package io.github.rangefinder.finder.fuzz;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small data sets of each kind that is read, whole. */
final class SampleData {
  private static final byte[] WEBP =
      Base64.getDecoder().decode("UklGRh4AAABXRUJQVlA4TBEAAAAvAQAAAA8Q87//8x8OMqL/AQA=");

  private static final List<String> TYPES = List.of("<f4", "|u1", ">i2", "<f2", "|b1");

  private SampleData() {}

  /** With commas in UTF-8, with semicolons in UTF-16, and compressed. */
  static Stream<byte[]> tables() throws IOException {
    StringBuilder text = new StringBuilder("id,a,\"b\",day,color,k\r\n");
    for (int i = 0; i < 12; i++) {
      text.append(
          "%d,%s,\"1,%d\",2024-01-%02d,%s,%s\n"
              .formatted(
                  i, i == 3 ? "" : i / 4.0, 234 + i, i + 1, i % 2 == 0 ? "rød" : "blue", i % 3));
    }
    String table = text.toString();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write("a,k\n1,x\n2,y\n3,x\n4,y\n".repeat(9).getBytes(StandardCharsets.UTF_8));
    }
    return Stream.of(
        table.getBytes(StandardCharsets.UTF_8),
        table.replace(',', ';').getBytes(StandardCharsets.UTF_16),
        packed.toByteArray());
  }

  /** Of 9 x 7 pixels, and a smaller one. */
  static Stream<byte[]> images() throws IOException {
    List<byte[]> images = new ArrayList<>(List.of(WEBP));
    for (String format : List.of("png", "jpg", "gif", "bmp", "tif")) {
      images.add(image(format));
    }
    return images.stream();
  }

  static byte[] image(String format) throws IOException {
    BufferedImage image = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 63; i++) {
      image.setRGB(i % 9, i / 9, i * 0x9E3779B1);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IllegalArgumentException("no " + format + " can be written here");
    }
    return out.toByteArray();
  }

  /** Twelve samples of four numbers and their labels, for each type, stored and compressed. */
  static Stream<byte[]> archives() throws IOException {
    List<byte[]> archives = new ArrayList<>();
    for (String type : TYPES) {
      archives.add(archive(type, 0));
      archives.add(archive(type, 9));
    }
    return archives.stream();
  }

  private static byte[] archive(String type, int level) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(level);
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(npy(type, "(12, 4)", 48 * Integer.parseInt(type.substring(2))));
      zip.putNextEntry(new ZipEntry("y.npy"));
      zip.write(npy("<i4", "(12,)", 48));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  /** Twelve images in colour, channels first, as an array. */
  static byte[] features() {
    return npy("<f8", "(12, 3, 5, 5)", 12 * 75 * 8);
  }

  /** Twelve words. */
  static byte[] labels() {
    return npy("|S2", "(12,)", 24);
  }

  private static byte[] npy(String descr, String shape, int bytes) {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(descr, shape);
    ByteBuffer npy = ByteBuffer.allocate(10 + header.length() + bytes);
    npy.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
    npy.put(header.getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < bytes; i++) {
      npy.put((byte) (i % 3));
    }
    return npy.array();
  }

  /** Twelve images of 3 x 3 pixels, as MNIST has them. */
  static byte[] idxImages() {
    return ByteBuffer.allocate(16 + 12 * 9).putInt(0x803).putInt(12).putInt(3).putInt(3).array();
  }

  /** Their labels. */
  static byte[] idxLabels() {
    ByteBuffer labels = ByteBuffer.allocate(8 + 12).putInt(0x801).putInt(12);
    for (int i = 0; i < 12; i++) {
      labels.put((byte) (i % 3));
    }
    return labels.array();
  }
}
