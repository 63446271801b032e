package io.github.rangefinder.finder.cli;

import io.github.rangefinder.engine.data.numpy.NumpyArchive;
import io.github.rangefinder.engine.model.Network;
import io.github.rangefinder.finder.disk.FolderLock;
import io.github.rangefinder.finder.disk.OutputFolder;
import io.github.rangefinder.finder.model.WeightsFile;
import io.github.rangefinder.finder.report.file.RangeTestFiles;
import io.github.rangefinder.finder.report.file.TrainFiles;
import io.github.rangefinder.finder.report.page.PageFile;
import io.github.rangefinder.finder.run.RunSettings;
import io.github.rangefinder.finder.run.train.CheckpointFile;
import io.github.rangefinder.finder.setting.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The file that {@code --save} names: what it must not be, told before the training. */
final class SaveFile {
  /** What this program writes into the folder of a run. */
  private static final Set<String> OUR_FILES =
      Stream.of(
              TrainFiles.NAMES,
              RangeTestFiles.NAMES,
              List.of(PageFile.NAME, CheckpointFile.NAME, FolderLock.FILE))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  private SaveFile() {}

  /**
   * Checks the file; null is fine.
   *
   * @throws IOException with a sentence, if its folder cannot be written to
   * @throws SettingException if it cannot be written, or if that would destroy something else
   */
  static void check(Path save, RunSettings run, Network model) throws IOException {
    if (save == null) {
      return;
    }
    WeightsFile.requireWritable(save, model);
    Path folder = save.toAbsolutePath().normalize().getParent();
    if (Files.isDirectory(save) || folder == null || !Files.isDirectory(folder)) {
      throw refused(save, Files.isDirectory(save) ? "it is a folder" : "there is no such folder");
    }
    if (Files.isSameFile(folder, run.out()) && OUR_FILES.contains(save.getFileName().toString())) {
      throw refused(save, "the training has a file of its own there");
    }
    if (isOfData(save, run.workload().data().place())) {
      throw refused(save, "it is the data");
    }
    OutputFolder.prepare(folder);
  }

  private static boolean isOfData(Path save, String place) throws IOException {
    if (!Files.exists(save) || place.indexOf('\0') >= 0 || !Files.exists(Path.of(place))) {
      return false;
    }
    return save.toRealPath().startsWith(Path.of(place).toRealPath());
  }

  private static SettingException refused(Path save, String why) {
    return SettingException.failure("cannot write " + save + ": " + why);
  }

  /**
   * Checks a file that only a checkpoint names. Whoever made that checkpoint, nothing but weights
   * may be overwritten because of it.
   *
   * @throws SettingException if it is something else
   */
  static void requireHarmless(Path save) throws IOException {
    String name = save.toString();
    boolean harmless = name.endsWith(".npz") || name.endsWith(".keras");
    if (harmless && Files.exists(save) && name.endsWith(".npz")) {
      harmless = holdsWeights(save);
    }
    if (!harmless) {
      throw SettingException.failure(
          "the checkpoint says to write weights to "
              + save
              + ", which is no file of weights; say --save "
              + save
              + " if that is what you want");
    }
  }

  private static boolean holdsWeights(Path file) {
    try (NumpyArchive archive = NumpyArchive.open(file)) {
      return archive.contains("param_0");
    } catch (IOException e) {
      return false;
    }
  }
}
