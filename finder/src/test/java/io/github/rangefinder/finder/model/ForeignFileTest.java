package io.github.rangefinder.finder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.engine.tensor.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of other programs in the place of a model or of weights are named for what they are. */
class ForeignFileTest {
  @TempDir private Path folder;

  private Path write(String name, byte... bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static void assertNamed(Path file, String kind) {
    ModelChoice choice = new ModelChoice(file.toString());
    IOException refused =
        assertThrows(
            IOException.class,
            () -> choice.create(Shape.of(4), 2, "the data", 1, new InitialWeights(null)));
    assertTrue(refused.getMessage().startsWith(file + " is " + kind), refused.getMessage());
    Network network = LayerText.parse("dense").create(Shape.of(4), 2, 1);
    refused = assertThrows(IOException.class, () -> WeightsFile.read(file, network));
    assertTrue(refused.getMessage().startsWith(file + " is " + kind), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "model.pt, a PyTorch file",
    "model.pth, a PyTorch file",
    "pytorch_model.bin, a PyTorch file",
    "epoch=3.ckpt, a PyTorch file",
    "model.safetensors, a safetensors file",
    "model.onnx, an ONNX model",
    "saved_model.pb, a TensorFlow SavedModel",
    "model.tflite, a TensorFlow Lite model",
    "model.pkl, a Python pickle",
    "model.gguf, a GGUF file",
    "model.npy, a single array of NumPy (.npy)",
    "model.mlmodel, a Core ML model",
    "train.py, a Python script"
  })
  void isToldByItsName(String name, String kind) throws IOException {
    assertNamed(write(name, "anything".getBytes(StandardCharsets.UTF_8)), kind);
  }

  @Test
  void isToldByItsContentUnderAnotherName() throws IOException {
    assertNamed(write("a.h5", (byte) 0x80, (byte) 2, (byte) '}', (byte) 'q'), "a Python pickle");
    assertNamed(
        write("b.keras", "\30\0\0\0\0\0\0\0{\"w\": 1}".getBytes(StandardCharsets.ISO_8859_1)),
        "a safetensors file");
    Path zip = folder.resolve("c.keras");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      entries.putNextEntry(new ZipEntry("archive/data.pkl"));
    }
    assertNamed(zip, "a PyTorch file");
  }

  @Test
  void folderOfSavedModelIsNamed() throws IOException {
    Path saved = Files.createDirectory(folder.resolve("saved.keras"));
    Files.createFile(saved.resolve("saved_model.pb"));
    assertNamed(saved, "a TensorFlow SavedModel");
  }

  @Test
  void numpyArchiveIsWeightsAndNoModel() throws IOException {
    Path file = folder.resolve("w.npz");
    WeightsFile.write(file, LayerText.parse("dense").create(Shape.of(4), 2, 1));
    IOException refused = assertThrows(IOException.class, () -> ModelFile.read(file.toString()));
    assertEquals(
        file
            + " is an archive of NumPy (.npz), which holds no layers; if it holds weights, give them"
            + " as weights beside the layers of model",
        refused.getMessage());
  }
}
