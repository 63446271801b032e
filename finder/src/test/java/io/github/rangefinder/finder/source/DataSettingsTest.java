package io.github.rangefinder.finder.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.Dataset;
import io.github.rangefinder.engine.data.FloatDataset;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.Standardization;
import io.github.rangefinder.engine.data.Subset;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.tensor.Shape;
import io.github.rangefinder.engine.tensor.Tensor;
import io.github.rangefinder.finder.setting.SettingException;
import io.github.rangefinder.finder.setting.UnsuitableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What is done with data once it is read: samples chosen, standardised, split, checked. */
class DataSettingsTest {
  @TempDir private Path folder;

  private Path csv(String name, int rows) throws IOException {
    String text =
        IntStream.range(0, rows)
            .mapToObj(i -> i * i + ",7," + (i / 5 % 2 == 0 ? 10 : 20) + "\n")
            .collect(Collectors.joining());
    return Files.writeString(folder.resolve(name), text);
  }

  private static DataSettings settings(
      Path place, Integer samples, LearningTask task, Normalization normalize) {
    return new DataSettings(place.toString(), samples, task, List.of(), null, normalize);
  }

  private static DataSettings classes(Path place, Integer samples, Normalization normalize) {
    return settings(place, samples, LearningTask.CLASSIFICATION, normalize);
  }

  private static double[] column(Dataset data) {
    Tensor x = new Tensor(Shape.of(1, 2));
    double[] column = new double[data.size()];
    for (int i = 0; i < column.length; i++) {
      data.read(i, x, 0);
      column[i] = x.data()[0];
    }
    return column;
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  @Test
  void tablesAreStandardisedByTheirTrainingPartAlone() throws IOException {
    Path file = csv("t.csv", 40);
    Subset.Split raw = classes(file, null, Normalization.NONE).readSplit(0.25, 1);
    Subset.Split split = classes(file, null, null).readSplit(0.25, 1);
    double[] before = column(raw.training());
    double mean = mean(before);
    double variance = 0;
    for (double value : before) {
      variance += (value - mean) * (value - mean) / before.length;
    }
    assertEquals(0, mean(column(split.training())), 1e-6);
    double[] validation = column(raw.validation());
    for (int i = 0; i < validation.length; i++) {
      double expected = (validation[i] - mean) / Math.sqrt(variance);
      assertEquals(expected, column(split.validation())[i], 1e-5);
    }
    assertTrue(Math.abs(mean(column(split.validation()))) > 1e-3, "has a mean of its own");
  }

  @Test
  void theTestPartGetsTheTrainingPartsNumbersToo() throws IOException {
    csv("train.csv", 20);
    Files.copy(csv("first.csv", 12), folder.resolve("test.csv"));
    Subset.Split split = settings(folder, null, LearningTask.REGRESSION, null).readSplit(null, 1);
    double[] training = column(split.training());
    double[] test = column(split.validation());
    assertEquals(12, test.length);
    for (int i = 0; i < test.length; i++) {
      assertEquals(training[i], test[i]);
    }
    Tensor y = new Tensor(Shape.of(1, 1));
    ((TargetValues) split.validation().targets()).read(0, y, 0);
    assertEquals(-1, y.data()[0], 1e-6, "numbers to predict are standardised as well");
  }

  /** Without them, nobody could use the weights that were learned. */
  @Test
  void settingsSayWhatWasStandardisedByWhat() throws IOException {
    DataSettings settings = settings(csv("t.csv", 3), null, LearningTask.REGRESSION, null);
    Map<String, Object> values = new LinkedHashMap<>();
    settings.addTo(values, settings.readTraining());
    Standardization.Moments samples = (Standardization.Moments) values.get("samplesStandardizedBy");
    assertEquals(5 / 3.0, samples.means().get(0), 1e-9);
    assertEquals(7, samples.means().get(1));
    assertEquals(Math.sqrt(26) / 3, samples.deviations().get(0), 1e-9);
    assertEquals(1, samples.deviations().get(1));
    assertEquals(
        new Standardization.Moments(List.of(10.0), List.of(1.0)),
        values.get("targetsStandardizedBy"));

    DataSettings raw = classes(csv("t.csv", 40), null, Normalization.NONE);
    values.clear();
    raw.addTo(values, raw.readTraining());
    assertFalse(values.containsKey("samplesStandardizedBy"));
  }

  @Test
  void arraysComeAsTheyAre() {
    assertEquals("unit", normalize(folder.resolve("a.npz")));
    assertEquals("standard", normalize(folder.resolve("a.CSV")));
  }

  private static Object normalize(Path place) {
    Map<String, Object> values = new LinkedHashMap<>();
    Labels labels = new Labels(new int[1], 2);
    Dataset any = new FloatDataset(Shape.of(1), FloatRows.of(new float[1], 1), labels);
    classes(place, null, null).addTo(values, any);
    return values.get("normalize");
  }

  @Test
  void onlyTheFirstSamplesAreUsed() throws IOException {
    Path file = csv("t.csv", 40);
    Dataset data = classes(file, 8, Normalization.NONE).readTraining();
    assertArrayEquals(new double[] {0, 1, 4, 9, 16, 25, 36, 49}, column(data));
    assertEquals(
        "samples must be at most 40, for the data has no more training samples, got 41",
        usage(() -> classes(file, 41, null).readTraining()));
  }

  @Test
  void oneClassIsNotEnough() throws IOException {
    Path file = csv("t.csv", 40);
    assertEquals(
        "all 5 training samples of "
            + file
            + " are of one class, 10, expected at least two classes",
        assertThrows(DataFormatException.class, () -> classes(file, 5, null).readTraining())
            .getMessage());
  }

  @Test
  void withoutATestPartAPartOfTheTrainingIsNeeded() throws IOException {
    Path file = csv("t.csv", 40);
    assertEquals(
        file
            + " has no test part; validationSplit 0.1 validates on a part of the training"
            + " samples",
        assertThrows(
                UnsuitableFileException.class, () -> classes(file, null, null).readSplit(null, 1))
            .getMessage());
    assertTrue(
        usage(() -> classes(file, null, null).readSplit(0.001, 1))
            .startsWith("validationSplit: a share of 0.001 of 40 samples leaves nothing"));
  }

  @Test
  void optionsThatDoNotGoWithTheDataAreRefused() throws IOException {
    Path file = csv("t.csv", 40);
    assertEquals(
        "task regression needs numbers to predict, mnist has classes",
        usage(() -> settings(Path.of("mnist"), null, LearningTask.REGRESSION, null)));
    assertEquals(
        "labelColumn is for tables (.csv), not mnist",
        usage(() -> with("mnist", List.of("x"), Optional.empty()).readTraining()));
    assertEquals(
        "imageSize is for a folder of images, not " + file,
        usage(
            () ->
                with(file.toString(), List.of(), Optional.of(new ImageSize(2, 2))).readTraining()));
  }

  private static DataSettings with(String place, List<String> columns, Optional<ImageSize> size) {
    return new DataSettings(
        place, null, LearningTask.CLASSIFICATION, columns, size.orElse(null), null);
  }

  private static String usage(Executable run) {
    SettingException e = assertThrows(SettingException.class, run);
    assertTrue(e.isUsage());
    return e.getMessage();
  }
}
