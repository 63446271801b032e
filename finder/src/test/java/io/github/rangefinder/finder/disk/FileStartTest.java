package io.github.rangefinder.finder.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStartTest {
  @TempDir private Path folder;

  private FileStart of(String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    return FileStart.of(Files.write(folder.resolve("file"), bytes));
  }

  private Path zip(String... entries) throws IOException {
    Path file = folder.resolve("zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
      }
    }
    return file;
  }

  @Test
  void zipIsToldByItsEntries() throws IOException {
    FileStart torch = FileStart.of(zip("model/data.pkl", "model/data/0"));
    assertTrue(torch.isZip() && torch.isPyTorch());
    assertEquals(List.of("model/data.pkl", "model/data/0"), torch.entries());
    FileStart arrays = FileStart.of(zip("param_0.npy"));
    assertTrue(arrays.hasEntry(".npy") && !arrays.isPyTorch());
    assertTrue(FileStart.of(zip()).isZip());
  }

  @Test
  void damagedZipHasNoEntries() throws IOException {
    Path file = zip("model/data.pkl");
    byte[] bytes = Files.readAllBytes(file);
    FileStart cut = FileStart.of(Files.write(file, Arrays.copyOf(bytes, bytes.length / 2)));
    assertTrue(cut.isZip());
    assertEquals(List.of(), cut.entries());
  }

  @Test
  void tableThatBeginsWithItsKeyIsNoZip() throws IOException {
    assertFalse(of("PK,x,y\n1,2,3\n").isZip());
  }

  @Test
  void pickleIsToldByItsProtocol() throws IOException {
    assertTrue(of("\u0080\2}q").isPickle());
    assertTrue(of("\u0080\5\u0095\0").isPickle());
    assertFalse(of("\u0080\1}q").isPickle());
    assertFalse(of("\u0080\6}q").isPickle());
    assertFalse(of("\u0080\4").isPickle());
  }

  @Test
  void readsNoMoreThanTheStart() throws IOException {
    FileStart start = of(FileStart.NUMPY + "x".repeat(10_000));
    assertTrue(start.startsWith(FileStart.NUMPY));
    assertEquals(512, start.text().length());
    assertEquals("", of("").text());
  }

  @Test
  void missingFileIsNamed() {
    Path file = folder.resolve("missing");
    IOException missing = assertThrows(IOException.class, () -> FileStart.of(file));
    assertEquals(file + " does not exist", missing.getMessage());
  }
}
