package io.github.rangefinder.finder.model;

import io.github.rangefinder.finder.disk.FileStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Files of models and weights that other programs write, told by what is in them, else by their
 * names, so that a refusal can say what a file is and how its content can be brought.
 */
public final class ForeignFile {
  private static final String TO_KERAS = "save the model with Keras's model.save(\"model.keras\")";
  private static final String TO_NUMPY =
      "save its arrays as param_0, param_1, ... of a NumPy archive: np.savez(\"weights.npz\","
          + " **{f\"param_{i}\": a for i, a in enumerate(arrays)}), layer by layer, channels last";

  private ForeignFile() {}

  /** What tells a file, and what is said of it. */
  private record Kind(String name, List<String> endings, String advice) {}

  private static final Kind PYTORCH =
      new Kind("a PyTorch file", List.of(".pt", ".pth", ".bin", ".ckpt"), TO_NUMPY);
  private static final Kind SAFETENSORS =
      new Kind("a safetensors file", List.of(".safetensors"), TO_NUMPY);
  private static final Kind ONNX = new Kind("an ONNX model", List.of(".onnx"), TO_NUMPY);
  private static final Kind SAVED_MODEL =
      new Kind("a TensorFlow SavedModel", List.of(".pb"), "load it in Keras and " + TO_KERAS);
  private static final Kind TFLITE =
      new Kind("a TensorFlow Lite model", List.of(".tflite"), TO_KERAS + " before it is converted");
  private static final Kind CHECKPOINT =
      new Kind(
          "part of a TensorFlow checkpoint",
          List.of(".index", ".data-00000-of-00001"),
          "load it in Keras and " + TO_KERAS);
  private static final Kind PICKLE =
      new Kind("a Python pickle", List.of(".pkl", ".pickle", ".joblib"), TO_NUMPY);
  private static final Kind GGUF = new Kind("a GGUF file", List.of(".gguf"), TO_NUMPY);
  private static final Kind ARRAY =
      new Kind("a single array of NumPy (.npy)", List.of(".npy"), TO_NUMPY);
  private static final Kind CORE_ML =
      new Kind("a Core ML model", List.of(".mlmodel", ".mlpackage"), TO_KERAS);
  private static final Kind SCRIPT =
      new Kind("a Python script", List.of(".py", ".ipynb"), "run it and " + TO_KERAS);
  private static final Kind YAML =
      new Kind("a YAML file", List.of(".yaml", ".yml"), "load it in Keras and " + TO_KERAS);
  private static final List<Kind> BY_ENDING =
      List.of(
          PYTORCH,
          SAFETENSORS,
          ONNX,
          SAVED_MODEL,
          TFLITE,
          CHECKPOINT,
          PICKLE,
          GGUF,
          ARRAY,
          CORE_ML,
          SCRIPT,
          YAML);

  /**
   * A sentence on what a file is and what to do, if it is one of another program.
   *
   * @param file a file or folder, which may be missing
   */
  public static Optional<String> describe(Path file) {
    Optional<Kind> kind =
        Files.isDirectory(file) ? ofFolder(file) : ofContent(file).or(() -> ofName(file));
    return kind.map(k -> "%s is %s, which is not read here; %s".formatted(file, k.name, k.advice));
  }

  /** Whether a file's name ends as one of another program. */
  public static boolean isNamed(String name) {
    return ofName(name).isPresent();
  }

  private static Optional<Kind> ofFolder(Path folder) {
    boolean isSaved =
        Files.exists(folder.resolve("saved_model.pb"))
            || Files.exists(folder.resolve("keras_metadata.pb"));
    return isSaved ? Optional.of(SAVED_MODEL) : Optional.empty();
  }

  private static Optional<Kind> ofName(Path file) {
    return ofName(file.toString());
  }

  private static Optional<Kind> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return BY_ENDING.stream().filter(k -> k.endings.stream().anyMatch(lower::endsWith)).findFirst();
  }

  private static Optional<Kind> ofContent(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      FileStart start = FileStart.of(file);
      if (start.isPyTorch()) {
        return Optional.of(PYTORCH);
      }
      if (start.startsWith(FileStart.NUMPY)) {
        return Optional.of(ARRAY);
      }
      if (start.startsWith("GGUF")) {
        return Optional.of(GGUF);
      }
      if (start.text().startsWith("TFL3", 4)) {
        return Optional.of(TFLITE);
      }
      if (start.text().startsWith("\0\0\0\0{\"", 4)) { // a length of 8 bytes, then JSON
        return Optional.of(SAFETENSORS);
      }
      return start.isPickle() ? Optional.of(ofName(file).orElse(PICKLE)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // whoever reads it says why it cannot be read
    }
  }

  /** Whether a file is a NumPy archive (.npz): a zip of arrays, which may be weights. */
  static boolean holdsArrays(Path file) throws IOException {
    return Files.isRegularFile(file) && FileStart.of(file).hasEntry(".npy");
  }
}
