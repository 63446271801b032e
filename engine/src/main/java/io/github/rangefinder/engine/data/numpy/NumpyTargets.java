package io.github.rangefinder.engine.data.numpy;

import io.github.rangefinder.engine.data.DataFormatException;
import io.github.rangefinder.engine.data.FloatRows;
import io.github.rangefinder.engine.data.IntegerClasses;
import io.github.rangefinder.engine.data.Labels;
import io.github.rangefinder.engine.data.LearningTask;
import io.github.rangefinder.engine.data.TargetValues;
import io.github.rangefinder.engine.data.Targets;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The targets in an array: integers, one-hot rows, or numbers to predict. */
final class NumpyTargets {
  /** More classes than a model has outputs for; such numbers mean something else. */
  private static final int MOST_CLASSES = 1 << 16;

  private NumpyTargets() {}

  /**
   * Reads all targets.
   *
   * @param training the labels of the training part, whose classes these must be
   * @throws DataFormatException if they are none of that task
   */
  static Targets read(NpyArray array, LearningTask task, Optional<Labels> training)
      throws IOException {
    boolean areClassesOfPositions = array.sampleDims().length > 1 && array.type().isWhole();
    if (task == LearningTask.REGRESSION || areClassesOfPositions) {
      return readValues(array);
    }
    if (array.sampleDims().length > 1) {
      throw new DataFormatException(
          "%s has shape %s, expected (n,) or (n, outputs)%s"
              .formatted(array.name(), array.python(), forNumbers()));
    }
    if (array.isText()) {
      return readTexts(array, training);
    }
    return array.width() == 1 ? readIntegers(array, training) : readOneHot(array);
  }

  /** Channels that come first are turned to the end, as those of the samples are. */
  private static TargetValues readValues(NpyArray array) throws IOException {
    int[] dims = array.sampleDims();
    boolean isImage = dims.length == 3;
    SampleAxes axes = isImage ? SampleAxes.of(dims) : SampleAxes.asTheyAre(dims);
    FloatRows rows = NumpySamples.readFloats(array, axes);
    return isImage && array.type() == NpyType.UINT8
        ? TargetValues.ofPixels(rows, axes.shape())
        : new TargetValues(rows).shaped(axes.shape());
  }

  private static Targets readTexts(NpyArray array, Optional<Labels> training) throws IOException {
    List<String> texts = array.readTexts();
    List<String> names =
        training.map(Labels::names).orElseGet(() -> List.copyOf(new TreeSet<>(texts)));
    Map<String, Integer> places = new HashMap<>();
    names.forEach(name -> places.put(name, places.size()));
    int[] labels = new int[texts.size()];
    for (int sample = 0; sample < labels.length; sample++) {
      Integer place = places.get(texts.get(sample));
      if (place == null) {
        throw new DataFormatException(
            "%s has the label %s at (%d), which the training part does not have"
                .formatted(array.name(), texts.get(sample), sample));
      }
      labels[sample] = place;
    }
    return Labels.named(labels, names);
  }

  private static Labels readIntegers(NpyArray array, Optional<Labels> training) throws IOException {
    int[] labels = new int[array.samples()];
    array.read(
        (sample, place, value) -> {
          if (value != Math.rint(value) || value < -1 || value >= MOST_CLASSES) {
            throw noClass(array, sample, value);
          }
          labels[sample] = (int) value;
        });
    OptionalInt negative =
        IntStream.range(0, labels.length).filter(sample -> labels[sample] < 0).findFirst();
    if (negative.isPresent() && !IntegerClasses.areSigns(labels)) {
      throw noClass(array, negative.getAsInt(), -1);
    }
    IntegerClasses classes =
        training.isPresent()
            ? IntegerClasses.of("the training part", training.get())
            : IntegerClasses.of(array.name(), labels);
    return classes.labels(array.name(), labels);
  }

  private static DataFormatException noClass(NpyArray array, int sample, double value) {
    return new DataFormatException(
        "%s has the label %s at %s, expected integers from 0 to %d, or -1 and 1 alone%s"
            .formatted(
                array.name(),
                number(value),
                array.index(sample, 0),
                MOST_CLASSES - 1,
                forNumbers()));
  }

  private static Labels readOneHot(NpyArray array) throws IOException {
    int[] labels = new int[array.samples()];
    int[] ones = new int[array.samples()];
    array.read(
        (sample, place, value) -> {
          if (value != 0 && value != 1) {
            throw new DataFormatException(
                "%s has %s at %s, expected one-hot labels, which are 0 or 1%s%s"
                    .formatted(
                        array.name(),
                        number(value),
                        array.index(sample, place),
                        forNumbers(),
                        forPositions(array)));
          }
          if (value == 1) {
            labels[sample] = place;
            ones[sample]++;
          }
        });
    for (int sample = 0; sample < ones.length; sample++) {
      if (ones[sample] != 1) {
        throw new DataFormatException(
            "%s has %d ones in row %d, expected one-hot labels, a single 1 in each row%s"
                .formatted(array.name(), ones[sample], sample, forNumbers()));
      }
    }
    return new Labels(labels, array.width());
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** Whole numbers may be a class at each step of a series, as a last axis says. */
  private static String forPositions(NpyArray array) throws DataFormatException {
    return array.type().isWhole()
        ? "; for a class at each position its shape is (n, %d, 1)".formatted(array.width())
        : "";
  }

  private static String forNumbers() {
    return "; for numbers to predict the task is regression";
  }
}
