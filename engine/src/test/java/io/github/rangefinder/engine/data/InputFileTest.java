package io.github.rangefinder.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {
  @TempDir private Path folder;

  private static String refusal(Path file) {
    return assertThrows(DataFormatException.class, () -> InputFile.open(file)).getMessage();
  }

  @Test
  void onlyRegularFilesAreOpened() throws IOException {
    Path file = Files.write(folder.resolve("a"), new byte[] {7, 8});
    try (InputStream in = InputFile.open(file)) {
      assertArrayEquals(new byte[] {7, 8}, in.readAllBytes());
    }
    assertEquals(2, InputFile.size(file));
    assertEquals(folder + " is a folder, expected a file", refusal(folder));
    Path missing = folder.resolve("b");
    assertEquals(
        missing + " does not exist",
        assertThrows(FileNotFoundException.class, () -> InputFile.open(missing)).getMessage());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void devicesAndLinksToNothingAreTold() throws IOException {
    Path device = Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));
    assertEquals(
        device + " is a pipe or a device, expected a file whose size is known", refusal(device));
    Path lost = Files.createSymbolicLink(folder.resolve("lost"), folder.resolve("nowhere"));
    assertEquals(lost + " is a link that leads to no file", refusal(lost));
    Path circle = Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));
    assertEquals(circle + " is a link that leads to no file", refusal(circle));
  }

  /** The last two bytes say how long a remark is that follows. */
  @Test
  void anArchiveWithoutItsRemarkEndsTooEarly() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a"));
    }
    byte[] cut = bytes.toByteArray();
    cut[cut.length - 1] = 0x50;
    Path file = Files.write(folder.resolve("a.zip"), cut);
    assertEquals(
        "it ends too early",
        assertThrows(ZipException.class, () -> InputFile.openZip(file)).getMessage());
  }

  @Test
  void archivesWithNamesThatAreNoUtf8CanBeRead() throws IOException {
    Path file = folder.resolve("a.zip");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.ISO_8859_1)) {
      zip.putNextEntry(new ZipEntry("größe.npy"));
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(7);
    }
    try (ZipFile zip = InputFile.openZip(file)) {
      assertArrayEquals(new byte[] {7}, zip.getInputStream(zip.getEntry("x.npy")).readAllBytes());
    }
    Files.write(file, new byte[] {'P', 'K', 3, 4});
    assertThrows(ZipException.class, () -> InputFile.openZip(file));
    assertThrows(DataFormatException.class, () -> InputFile.openZip(folder));
  }

  @Test
  void gzipIsUnpackedAndItsDamageTold() throws IOException {
    Path file = folder.resolve("a.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("hello".getBytes(StandardCharsets.UTF_8));
    }
    try (InputStream in = InputFile.openUnpacked(file)) {
      assertEquals(5, in.readAllBytes().length);
    }
    byte[] packed = Files.readAllBytes(file);
    packed[packed.length - 6] ^= 1;
    Files.write(file, packed);
    try (InputStream in = InputFile.openUnpacked(file)) {
      String message = assertThrows(DataFormatException.class, in::readAllBytes).getMessage();
      assertTrue(message.startsWith(file + " is damaged or cut short within its gzip"), message);
    }
  }
}
